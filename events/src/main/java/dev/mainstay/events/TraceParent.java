package dev.mainstay.events;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place in a trace from which something was asked for, as the header {@value #HEADER} of W3C Trace Context (§3.2) has it; on a
 * record the header has the same name.
 *
 * @param value version 00: two, 32, 16 and two lower-case hexadecimal digits, the two ids not zero
 */
public record TraceParent(String value) {
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public TraceParent {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a traceparent of version 00");
        }
    }

    /** What somebody else says it is; empty where it is none, or not said: then a trace begins here (§4.3). */
    public static Optional<TraceParent> of(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new TraceParent(text)) : Optional.empty();
    }

    /** Id of the whole trace, 32 hexadecimal digits. */
    public String traceId() {
        return value.substring(3, 35);
    }
}
