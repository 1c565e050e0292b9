package dev.mainstay.edge;

import dev.mainstay.http.HttpConfig;
import dev.mainstay.http.listen.Refusal;
import dev.mainstay.http.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Guard of what is meant for the platform alone: health and meters, at {@code /q}, are not to be had under the names that people use.
 * Probes and scrapes ask by the machine's or the pod's address, or by a loopback name.
 */
@Singleton
class InsideGuard {
    private static final int AFTER_THE_NAME = 9_500;
    private static final String INSIDE = "/q/";

    private final Set<String> outside;
    private final ProblemWriter writer;

    InsideGuard(HttpConfig config, ProblemWriter writer) {
        this.outside = config.allowedHosts().orElse(List.of()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_NAME);
    }

    private void check(RoutingContext routing) {
        @Nullable HostAndPort authority = routing.request().authority();
        if (routing.normalizedPath().startsWith(INSIDE)
                && authority != null
                && outside.contains(authority.host().toLowerCase(Locale.ROOT))) {
            Refusal.answer(routing, EdgeProblems.nothingHere(), writer);
            return;
        }
        routing.next();
    }
}
