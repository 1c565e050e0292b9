package dev.mainstay.messaging.event;

import dev.mainstay.events.CorrelationId;
import dev.mainstay.events.TraceParent;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The request, or the event, from which something follows: where the thread is in the log's mapped diagnostic context, and what an
 * event carries to whoever takes it.
 *
 * @param id absent where nobody asked: a timer
 * @param parent absent where nobody traces
 */
public record Correlation(
        @Nullable CorrelationId id, @Nullable TraceParent parent) {

    /** Of what happens by itself. */
    public static final Correlation NONE = new Correlation(null, null);

    /** Keys that OpenTelemetry's extension keeps in the diagnostic context while a span is open. */
    private static final String TRACE_ID = "traceId";

    private static final String SPAN_ID = "spanId";
    private static final String SAMPLED = "sampled";

    /** That of the running thread: the span that is open, else what the request said. */
    public static Correlation current() {
        Optional<TraceParent> open = TraceParent.of("00-" + MDC.get(TRACE_ID) + "-" + MDC.get(SPAN_ID) + "-"
                + ("true".equals(MDC.get(SAMPLED)) ? "01" : "00"));
        return of(text(CorrelationId.LOG_KEY), open.map(TraceParent::value).orElseGet(() -> text(TraceParent.HEADER)));
    }

    /** That of a record; what is not well-formed there counts as absent. */
    public static Correlation of(Headers headers) {
        return of(
                CloudEventCodec.optional(headers, CorrelationId.EVENT_HEADER),
                CloudEventCodec.optional(headers, TraceParent.HEADER));
    }

    public static Correlation of(@Nullable String id, @Nullable String parent) {
        CorrelationId wellFormed = CorrelationId.of(id).orElse(null);
        TraceParent traced = TraceParent.of(parent).orElse(null);
        return wellFormed == null && traced == null ? NONE : new Correlation(wellFormed, traced);
    }

    /** Of what is done for several at once: theirs if all have the same, else none. */
    public static Correlation shared(Collection<Correlation> all) {
        return all.stream().distinct().count() == 1 ? all.iterator().next() : NONE;
    }

    /** Adds what is there of it to a record's headers. */
    public void addTo(Headers headers) {
        if (id != null) {
            CloudEventCodec.add(headers, CorrelationId.EVENT_HEADER, id.value());
        }
        if (parent != null) {
            CloudEventCodec.add(headers, TraceParent.HEADER, parent.value());
        }
    }

    /** Runs something whose log lines, and whose events, are its. What the thread had before it has again afterwards. */
    public void during(Runnable work) {
        Correlation before = of(text(CorrelationId.LOG_KEY), text(TraceParent.HEADER));
        enter();
        try {
            work.run();
        } finally {
            before.enter();
        }
    }

    private void enter() {
        set(CorrelationId.LOG_KEY, id == null ? null : id.value());
        set(TraceParent.HEADER, parent == null ? null : parent.value());
    }

    private static void set(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    private static @Nullable String text(String key) {
        Object value = MDC.get(key);
        return value == null ? null : value.toString();
    }
}
