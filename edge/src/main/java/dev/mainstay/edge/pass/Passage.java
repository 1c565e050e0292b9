package dev.mainstay.edge.pass;

import dev.mainstay.edge.EdgeProblems;
import dev.mainstay.edge.route.Service;
import dev.mainstay.events.CorrelationId;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.problem.ProblemWriter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passage of one request to a service and of the answer back: which headers go along, and what is answered when no answer comes.
 *
 * @param uri at the service: path and query
 * @param token whose bearer asks; none for agents, who sign what they send
 * @param until when that token ends: an event stream ends with it, and the page asks again; none for whoever has no token
 * @param ofPeople whether a browser sent it, whose cookies and claims of its own go no further
 */
record Passage(
        RoutingContext routing,
        Service service,
        String uri,
        Optional<String> token,
        Optional<Instant> until,
        boolean ofPeople,
        ProblemWriter writer)
        implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Passage.class);

    /** Who asks, and from where, is said by the edge alone (RFC 7239, and what was used before it). */
    private static final Set<String> ABOUT_THE_SENDER = Set.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-server",
            "x-forwarded-ssl",
            "x-real-ip",
            "proxy-authorization",
            "proxy");

    /** A browser's, which the edge has judged: the service would judge them by its own name. */
    private static final Set<String> OF_BROWSERS =
            Set.of("authorization", "cookie", "origin", "referer", EdgeProblems.PROOF_HEADER.toLowerCase(Locale.ROOT));

    private static final String FETCH_METADATA = "sec-";
    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        context.request().setURI(uri);
        frame(context);
        speakFor(context.request().headers());
        return context.sendRequest().recover(failure -> Future.succeededFuture(unanswered(context, failure)));
    }

    /**
     * Says how long the body is where HTTP/2 did not: there its end is the stream's, and the services are asked by HTTP/1.1 (RFC 9112 §6).
     */
    private void frame(ProxyContext context) {
        HttpServerRequest request = routing.request();
        if (request.version() != HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return;
        }
        if (WITHOUT_BODY.contains(request.method())) {
            context.request().setBody(null);
            request.resume();
        } else {
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
    }

    private void speakFor(MultiMap headers) {
        HttpServerRequest request = routing.request();
        List.copyOf(headers.names()).stream().filter(this::staysHere).forEach(headers::remove);
        token.ifPresent(bearer -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + bearer));
        @Nullable SocketAddress sender = request.remoteAddress();
        if (sender != null && sender.hostAddress() != null) {
            headers.set("X-Forwarded-For", sender.hostAddress());
        }
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : String.valueOf(request.scheme()));
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        @Nullable String correlation = routing.response().headers().get(CorrelationId.HTTP_HEADER);
        if (correlation != null) {
            headers.set(CorrelationId.HTTP_HEADER, correlation);
        }
    }

    private boolean staysHere(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return ABOUT_THE_SENDER.contains(name)
                || (ofPeople && (OF_BROWSERS.contains(name) || name.startsWith(FETCH_METADATA)));
    }

    private ProxyResponse unanswered(ProxyContext context, Throwable failure) {
        ProblemException problem = switch (failure) {
            case ConnectionPoolTooBusyException busy -> EdgeProblems.serviceBusy(service.toString());
            case TimeoutException silent when !isConnecting(silent) -> EdgeProblems.serviceSilent(service.toString());
            default -> EdgeProblems.serviceAway(service.toString());
        };
        LOG.warnf("%s has not answered %s: %s", service, routing.request().method(), failure.toString());
        HttpServerRequest request = routing.request();
        ProxyResponse answer = context.request()
                .release()
                .response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE)
                .putHeader("Content-Language", writer.languages(request))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(Buffer.buffer(writer.document(problem, request))));
        Object seconds = problem.members().get(ProblemException.RETRY_AFTER);
        return seconds == null ? answer : answer.putHeader("Retry-After", seconds.toString());
    }

    private static boolean isConnecting(TimeoutException timeout) {
        return String.valueOf(timeout.getMessage()).contains("connect");
    }

    /** What the edge says of its pages holds for all that comes through it; a service's cookies are of no use to anybody. */
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        MultiMap headers = context.response().headers();
        HttpServerResponse response = routing.response();
        headers.remove(HttpHeaders.SET_COOKIE);
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        if (ofPeople) {
            headers.remove("WWW-Authenticate");
        }
        response.headers().names().forEach(headers::remove);
        if (String.valueOf(headers.get(HttpHeaders.CONTENT_TYPE)).startsWith("text/event-stream")) {
            until.ifPresent(this::endAt);
        }
        return context.sendResponse();
    }

    /** What goes on for hours would otherwise outlive the session that it was opened with. */
    private void endAt(Instant end) {
        long wait = Math.max(1, Duration.between(Instant.now(), end).toMillis());
        long timer = routing.vertx().setTimer(wait, over -> routing.response().reset());
        routing.addEndHandler(ended -> routing.vertx().cancelTimer(timer));
    }
}
