package dev.mainstay.http.listen;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The end of a connection on which nothing more is answered. */
public final class Closing {

    /**
     * How long the rest of a body is thrown away before the connection is closed: closed at once, the sender would see a reset
     * instead of the answer (RFC 9112 §9.6).
     */
    private static final long LINGER_MILLIS = 1_000;

    private Closing() {}

    /**
     * Closes the connection after the answer: at once when the request has been read to its end, otherwise as soon as it has or a
     * second later. One of HTTP/2, where each request has a frame of its own, stays.
     */
    public static void afterAnswer(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
            routing.addEndHandler(answered -> close(routing, request));
        }
    }

    private static void close(RoutingContext routing, HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        request.handler(bytes -> {});
        request.endHandler(end -> request.connection().close());
        request.resume();
        routing.vertx().setTimer(LINGER_MILLIS, late -> request.connection().close());
    }
}
