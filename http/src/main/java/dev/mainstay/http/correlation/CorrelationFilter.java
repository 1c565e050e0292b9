package dev.mainstay.http.correlation;

import dev.mainstay.events.CorrelationId;
import dev.mainstay.events.TraceParent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Filter that gives each request its {@link CorrelationId}: the one it brought where that is well-formed, else the id of the trace
 * that it is part of, else a new one. The answer says which, refusals included; lines of the log have it as long as the request is
 * worked on, on whichever thread.
 */
@Singleton
class CorrelationFilter {

    /** Before the guards, whose answers have it too. */
    private static final int FIRST = 20_000;

    void register(@Observes Filters filters) {
        filters.register(CorrelationFilter::correlate, FIRST);
    }

    private static void correlate(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<TraceParent> parent = TraceParent.of(only(request, TraceParent.HEADER));
        String id = CorrelationId.of(only(request, CorrelationId.HTTP_HEADER))
                .map(CorrelationId::value)
                .or(() -> parent.map(TraceParent::traceId))
                .orElseGet(() -> CorrelationId.random().value());
        routing.response().putHeader(CorrelationId.HTTP_HEADER, id);
        MDC.put(CorrelationId.LOG_KEY, id);
        if (parent.isPresent()) {
            MDC.put(TraceParent.HEADER, parent.get().value());
        } else {
            MDC.remove(TraceParent.HEADER);
        }
        routing.next();
    }

    /** The one value of the header; null where there is none, or several, which nobody could choose from. */
    private static @Nullable String only(HttpServerRequest request, String header) {
        List<String> values = request.headers().getAll(header);
        return values.size() == 1 ? values.getFirst() : null;
    }
}
