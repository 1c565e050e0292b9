package dev.mainstay.http.listen;

import dev.mainstay.http.HttpConfig;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Guard that answers only requests that are meant for this service: pages, resources and health alike. Without it, a web page
 * anywhere could let its own name point at 127.0.0.1 and read the service through the visitor's browser (DNS rebinding).
 */
@Singleton
class HostNameGuard {

    private static final int BEFORE_EVERYTHING_ELSE = 10_000;

    private final Set<String> allowed;
    private final ProblemWriter writer;

    HostNameGuard(HttpConfig config, ProblemWriter writer) {
        this.allowed = config.allowedHosts().orElse(List.of()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING_ELSE);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (isOurs(request.authority(), request.localAddress())) {
            routing.next();
            return;
        }
        ProblemException problem = HttpProblems.MISDIRECTED_REQUEST.because(
                "The request's Host is neither a loopback name, nor the address that the request came to, nor in mainstay.http.allowed-hosts.");
        Refusal.answer(routing, problem, writer);
    }

    private boolean isOurs(@Nullable HostAndPort authority, @Nullable SocketAddress here) {
        if (authority == null) {
            return false;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        return Loopback.is(host) || allowed.contains(host) || isAddress(host, here);
    }

    /** The very address to which the connection was made is no name that anybody could let point here: so probes ask. */
    private static boolean isAddress(String host, @Nullable SocketAddress here) {
        return here != null && host.replaceAll("[\\[\\]]", "").equals(here.hostAddress());
    }
}
