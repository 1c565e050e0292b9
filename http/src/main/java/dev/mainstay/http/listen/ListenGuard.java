package dev.mainstay.http.listen;

import dev.mainstay.http.PeopleAuthentication;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Guard that refuses to start on an address that others can reach while people are not authenticated. Runs before the first
 * socket is opened.
 */
@Singleton
class ListenGuard {

    private static final String MANAGEMENT = "quarkus.management.host";
    private static final List<String> ADDRESSES = List.of("quarkus.http.host", MANAGEMENT);

    private final Config config;
    private final boolean authenticated;

    ListenGuard(Config config, Instance<PeopleAuthentication> authentication) {
        this.config = config;
        this.authenticated = !authentication.isUnsatisfied();
    }

    void check(@Observes StartupEvent start) {
        refusal(config, authenticated).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
    }

    /** Why the service must not start, in one line for the operator; empty when it may. */
    static Optional<String> refusal(Config config, boolean authenticated) {
        if (authenticated) {
            return Optional.empty();
        }
        return ADDRESSES.stream()
                .filter(property -> listens(property, config))
                .filter(property -> !Loopback.is(host(property, config)))
                .findFirst()
                .map(property -> property + "=" + host(property, config)
                        + " would let others in while no authentication of people is configured: set " + property
                        + "=127.0.0.1, or configure the authentication of people first.");
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
