package dev.mainstay.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {
    private static final Map<String, String> ADDRESSES = Map.of(
            "mainstay.edge.services.scanner", "http://127.0.0.1:8081",
            "mainstay.edge.services.patch", "http://127.0.0.1:8082",
            "mainstay.edge.services.report", "http://127.0.0.1:8083");

    @Test
    void defaultsInTheCodeAreThoseThatTheFileShows() throws IOException {
        for (EdgeConfig config : List.of(config(ADDRESSES), config(own()))) {
            EdgeConfig.Services services = config.services();
            assertThat(config.agents()).isFalse();
            assertThat(services.scanner()).isEqualTo(URI.create("http://127.0.0.1:8081"));
            assertThat(services.patch()).isEqualTo(URI.create("http://127.0.0.1:8082"));
            assertThat(services.report()).isEqualTo(URI.create("http://127.0.0.1:8083"));
            assertThat(services.tlsConfigurationName()).isEmpty();
            assertThat(services.plain()).isFalse();
            assertThat(services.connections()).isEqualTo(512);
            assertThat(services.waiting()).isEqualTo(256);
            assertThat(services.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(services.silence()).isEqualTo(Duration.ofMinutes(2));
            assertThat(services.maxHeaderBytes().asLongValue()).isEqualTo(32 << 10);
        }
    }

    @Test
    void everyPropertyIsMapped() {
        Map<String, String> settings = new HashMap<>(ADDRESSES);
        settings.putAll(Map.of(
                "mainstay.edge.services.tls-configuration-name", "inside",
                "mainstay.edge.services.plain", "true",
                "mainstay.edge.services.connections", "1",
                "mainstay.edge.services.waiting", "2",
                "mainstay.edge.services.connect-timeout", "3S",
                "mainstay.edge.services.silence", "4S",
                "mainstay.edge.services.max-header-bytes", "5K",
                "mainstay.edge.agents", "true"));
        EdgeConfig config = config(settings);

        assertThat(config.agents()).isTrue();
        assertThat(config.services().tlsConfigurationName()).contains("inside");
        assertThat(config.services().plain()).isTrue();
        assertThat(config.services().connections()).isEqualTo(1);
        assertThat(config.services().waiting()).isEqualTo(2);
        assertThat(config.services().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.services().silence()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.services().maxHeaderBytes().asLongValue()).isEqualTo(5 << 10);
    }

    private static Map<String, String> own() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                ClassLoader.getSystemClassLoader().getResourceAsStream("application.properties"))) {
            properties.load(in);
        }
        Map<String, String> own = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mainstay.edge."))
                .forEach(name -> own.put(name, properties.getProperty(name)));
        return own;
    }

    private static EdgeConfig config(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EdgeConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
        return config.getConfigMapping(EdgeConfig.class);
    }
}
