package dev.mainstay.http.listen;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Guard that closes the connection after a request with a {@code Transfer-Encoding}. Had it a {@code Content-Length} as well,
 * whoever stands in front of the service may have seen the request end elsewhere, and what follows on the connection may be
 * smuggled (RFC 9112 §6.1 asks for the close). The codec has taken that length away before anybody sees the request, so all
 * are treated alike.
 */
@Singleton
class FramingGuard {

    private static final int FIRST = 11_000;

    void register(@Observes Filters filters) {
        filters.register(FramingGuard::check, FIRST);
    }

    private static void check(RoutingContext routing) {
        if (routing.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            Closing.afterAnswer(routing);
        }
        routing.next();
    }
}
