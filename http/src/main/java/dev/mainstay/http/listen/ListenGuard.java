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
 * Refuses to start on an address that others can reach while people are not authenticated. Runs before the first socket is
 * opened.
 */
@Singleton
class ListenGuard {

    private static final List<String> ADDRESSES = List.of("quarkus.http.host", "quarkus.management.host");

    private final Config config;
    private final boolean authenticated;

    ListenGuard(Config config, Instance<PeopleAuthentication> authentication) {
        this.config = config;
        this.authenticated = !authentication.isUnsatisfied();
    }

    void check(@Observes StartupEvent start) {
        if (authenticated) {
            return;
        }
        for (String property : ADDRESSES) {
            if (property.startsWith("quarkus.management") && !managementListens()) {
                continue;
            }
            String host = config.getOptionalValue(property, String.class).orElse("0.0.0.0");
            if (!Loopback.is(host)) {
                throw new IllegalStateException(property + "=" + host
                        + " would let others in while no authentication of people is configured:"
                        + " set " + property + "=127.0.0.1, or configure the authentication of people first.");
            }
        }
    }

    private boolean managementListens() {
        Optional<Boolean> enabled = config.getOptionalValue("quarkus.management.enabled", Boolean.class);
        return enabled.orElse(false);
    }
}
