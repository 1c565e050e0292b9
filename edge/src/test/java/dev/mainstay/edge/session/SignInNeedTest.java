package dev.mainstay.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SignInNeedTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "quarkus.oidc.tenant-enabled", "true",
            "quarkus.oidc.auth-server-url", "https://login.example/realms/lync",
            "quarkus.oidc.client-id", "mainstay-console",
            "quarkus.oidc.token-state-manager.encryption-secret", "0123456789abcdef0123456789abcdef",
            "quarkus.oidc.authentication.state-secret", "fedcba9876543210fedcba9876543210");

    @Test
    void nothingIsMissingWhereAllIsSaid() {
        assertThat(missing(COMPLETE)).isEmpty();
    }

    @Test
    void withoutAProviderItSaysWhatAProviderTakes() {
        assertThat(missing(Map.of())).singleElement().asString().contains("quarkus.oidc.tenant-enabled=true");
    }

    @Test
    void eachPartThatIsMissingIsNamed() {
        for (String setting : COMPLETE.keySet()) {
            Map<String, String> without = new HashMap<>(COMPLETE);
            without.remove(setting);
            assertThat(missing(without)).singleElement().asString().contains(setting);
        }
        Map<String, String> weak = new HashMap<>(COMPLETE);
        weak.put("quarkus.oidc.auth-server-url", "http://login.example/realms/lync");
        weak.put("quarkus.oidc.authentication.state-secret", "short");
        assertThat(missing(weak)).hasSize(2);
    }

    private static List<String> missing(Map<String, String> settings) {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return new SignInNeed().missing(config);
    }
}
