package dev.mainstay.http.listen;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;

/**
 * Guard that refuses to start on an address that others can reach as long as anything is missing that protects the service, and says
 * all of it at once. Runs before the first socket is opened.
 */
@Singleton
class ListenGuard {

    private static final String MANAGEMENT = "quarkus.management.host";
    private static final List<String> ADDRESSES = List.of("quarkus.http.host", MANAGEMENT);

    private final Config config;
    private final Instance<ListeningNeed> needs;
    private final boolean authenticated;

    ListenGuard(Config config, @Any Instance<ListeningNeed> needs, @Any Instance<PeopleAuthentication> authentication) {
        this.config = config;
        this.needs = needs;
        this.authenticated = !authentication.isUnsatisfied();
    }

    void check(@Observes StartupEvent start) {
        List<String> missing = new ArrayList<>();
        if (!authenticated) {
            missing.add("the authentication of people (module service)");
        }
        needs.stream().flatMap(need -> need.missing(config).stream()).sorted().forEach(missing::add);
        refusal(config, missing).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
    }

    /** Why the service must not start, in one line for the operator; empty when it may. */
    static Optional<String> refusal(Config config, List<String> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return ADDRESSES.stream()
                .filter(property -> listens(property, config))
                .filter(property -> !Loopback.is(host(property, config)))
                .findFirst()
                .map(property -> property + "=" + host(property, config)
                        + " would let others in, and what protects the service is not there: " + numbered(missing)
                        + ". Say it, or set " + property + "=127.0.0.1.");
    }

    private static String numbered(List<String> missing) {
        return IntStream.range(0, missing.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + missing.get(i))
                .collect(Collectors.joining("; "));
    }

    private static boolean listens(String property, Config config) {
        return !property.equals(MANAGEMENT)
                || config.getOptionalValue("quarkus.management.enabled", Boolean.class)
                        .orElse(false);
    }

    private static String host(String property, Config config) {
        return config.getOptionalValue(property, String.class).orElse("0.0.0.0");
    }
}
