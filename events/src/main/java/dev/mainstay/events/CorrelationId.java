package dev.mainstay.events;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of one request and of all that follows from it: in the request's header {@value #HTTP_HEADER}, in its answer, in the
 * CloudEvents extension attribute {@code correlationid}, and in the lines of every log on the way.
 *
 * @param value 1 to {@value #MOST} visible ASCII characters, so that it breaks no line and no header
 */
public record CorrelationId(String value) {
    /** Most characters: a UUID has 36, a trace id of W3C Trace Context 32. */
    public static final int MOST = 128;

    /** What requests and answers call it. */
    public static final String HTTP_HEADER = "X-Request-Id";

    /** The Kafka header of the CloudEvents extension attribute. */
    public static final String EVENT_HEADER = "ce_correlationid";

    /** What logs call it: a key of their mapped diagnostic context. */
    public static final String LOG_KEY = "correlationId";

    public CorrelationId {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("A correlation id has 1 to " + MOST + " visible ASCII characters");
        }
    }

    /** One that nobody has yet. */
    public static CorrelationId random() {
        return new CorrelationId(UUID.randomUUID().toString());
    }

    /** What somebody else says it is; empty where it is none, or not said. */
    public static Optional<CorrelationId> of(@Nullable String text) {
        return text != null && wellFormed(text) ? Optional.of(new CorrelationId(text)) : Optional.empty();
    }

    private static boolean wellFormed(String text) {
        return !text.isEmpty() && text.length() <= MOST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
