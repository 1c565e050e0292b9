package dev.mainstay.http.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenGuardTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> SOMETHING = List.of("TLS", "a password");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "localhost",
                "LocalHost",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1"
            })
    void loopbackNeedsNothing(String host) {
        assertThat(ListenGuard.refusal(config(Map.of("quarkus.http.host", host)), SOMETHING))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "192.168.1.1",
                "128.0.0.1",
                "127.0.0.256",
                "127.0.0",
                "1127.0.0.1",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "server01",
                "::ffff:10.0.0.1"
            })
    void anythingElseDoes(String host) {
        Config config = config(Map.of("quarkus.http.host", host));

        assertThat(ListenGuard.refusal(config, SOMETHING))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains(
                                "quarkus.http.host=" + host,
                                "set quarkus.http.host=127.0.0.1",
                                "(1) TLS; (2) a password")
                        .doesNotContain("\n"));
        assertThat(ListenGuard.refusal(config, NOTHING)).isEmpty();
    }

    @Test
    void withoutAnAddressQuarkusWouldListenEverywhere() {
        assertThat(ListenGuard.refusal(config(Map.of()), SOMETHING)).isPresent();
    }

    @Test
    void theManagementInterfaceIsHeldToTheSame() {
        Map<String, String> open = Map.of(
                "quarkus.http.host", "127.0.0.1",
                "quarkus.management.host", "0.0.0.0",
                "quarkus.management.enabled", "true");
        Map<String, String> off = Map.of("quarkus.http.host", "127.0.0.1", "quarkus.management.host", "0.0.0.0");

        assertThat(ListenGuard.refusal(config(open), SOMETHING))
                .hasValueSatisfying(reason -> assertThat(reason).contains("quarkus.management.host=0.0.0.0"));
        assertThat(ListenGuard.refusal(config(off), SOMETHING)).isEmpty();
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
