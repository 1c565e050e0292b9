package dev.mainstay.http.listen;

import dev.mainstay.http.HttpConfig;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Guard that lets no page of another origin change anything through the browser of somebody who may. A browser says where a
 * request comes from in {@code Origin} (RFC 6454 §7, sent with each request that is not a GET or HEAD) and in {@code
 * Sec-Fetch-Site} (W3C Fetch Metadata); agents and programs say neither.
 */
@Singleton
class OriginGuard {

    private static final int AFTER_THE_NAME = 9_000;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Set<String> allowed;
    private final ProblemWriter writer;

    OriginGuard(HttpConfig config, ProblemWriter writer) {
        this.allowed = config.allowedOrigins().orElse(List.of()).stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_NAME);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (READING.contains(request.method()) || isOurs(request)) {
            routing.next();
            return;
        }
        Refusal.answer(
                routing,
                HttpProblems.FOREIGN_ORIGIN.because(
                        "Origin or Sec-Fetch-Site of the request say that a page from elsewhere sent it. Origins that may are in "
                                + "mainstay.http.allowed-origins."),
                writer);
    }

    private boolean isOurs(HttpServerRequest request) {
        List<String> origins = request.headers().getAll("Origin");
        if (origins.size() == 1 && allowed.contains(origins.get(0).toLowerCase(Locale.ROOT))) {
            return true;
        }
        boolean ownOrigin = origins.isEmpty() || (origins.size() == 1 && isOwn(origins.get(0), request));
        return ownOrigin
                && request.headers().getAll("Sec-Fetch-Site").stream()
                        .allMatch(site -> OWN_SITE.contains(site.toLowerCase(Locale.ROOT)));
    }

    /** Whether it has the host and port that the request was sent to. What ends TLS in front of us may change the scheme. */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        @Nullable String host = request.getHeader("Host");
        String sentTo = host == null ? String.valueOf(request.authority()) : host;
        try {
            URI from = URI.create(origin);
            return from.getRawAuthority() != null
                    && (from.getRawAuthority().equalsIgnoreCase(sentTo)
                            || (from.getHost() != null && withoutUsualPort(from).equalsIgnoreCase(sentTo)));
        } catch (IllegalArgumentException unreadable) {
            return false; // "null" is read, and has no authority
        }
    }

    private static String withoutUsualPort(URI origin) {
        int usual = "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
        return origin.getPort() == usual ? origin.getHost() : origin.getRawAuthority();
    }
}
