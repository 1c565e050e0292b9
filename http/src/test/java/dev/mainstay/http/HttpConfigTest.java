package dev.mainstay.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HttpConfigTest {

    @Test
    void defaults() {
        HttpConfig config = config(Map.of());

        assertThat(config.allowedHosts()).isEmpty();
        assertThat(config.allowedOrigins()).isEmpty();
        assertThat(config.tlsEndedByProxy()).isFalse();
        assertThat(bytes(config.body().maxBytes())).isEqualTo(4L << 20);
        assertThat(bytes(config.body().maxInflatedBytes())).isEqualTo(4L << 20);
        assertThat(config.body().deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(bytes(config.body().minRate())).isEqualTo(16 << 10);
        assertThat(config.body().arrivingPerAddress()).isEqualTo(512);
        assertThat(config.body().atMost()).isEqualTo(1024);
        assertThat(bytes(config.body().storedAtMost())).isEqualTo(1L << 30);
        assertThat(config.body().workedOnAtOnce()).isEqualTo(8);
        assertThat(config.body().maxWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.body().largeAtOnce()).isEqualTo(1);
        assertThat(bytes(config.body().largeFrom())).isEqualTo(256 << 10);
        assertThat(config.bodies()).isEmpty();
        assertThat(config.signature().maxClockSkew()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.json().maxDepth()).isEqualTo(32);
        assertThat(bytes(config.json().maxStringLength())).isEqualTo(1L << 20);
        assertThat(config.json().maxNumberLength()).isEqualTo(64);
        assertThat(config.json().maxTokens()).isEqualTo(500_000);
        assertThat(bytes(config.json().maxDocumentLength())).isEqualTo(64L << 20);
    }

    @Test
    void everyProperty() {
        HttpConfig config = config(Map.ofEntries(
                Map.entry("mainstay.http.allowed-hosts", "a.example,b.example"),
                Map.entry("mainstay.http.allowed-origins", "https://a.example"),
                Map.entry("mainstay.http.tls-ended-by-proxy", "true"),
                Map.entry("mainstay.http.body.max-bytes", "1"),
                Map.entry("mainstay.http.body.max-inflated-bytes", "2K"),
                Map.entry("mainstay.http.body.deadline", "10S"),
                Map.entry("mainstay.http.body.min-rate", "11"),
                Map.entry("mainstay.http.body.arriving-per-address", "12"),
                Map.entry("mainstay.http.body.at-most", "13"),
                Map.entry("mainstay.http.body.stored-at-most", "14"),
                Map.entry("mainstay.http.body.worked-on-at-once", "15"),
                Map.entry("mainstay.http.body.max-wait", "16S"),
                Map.entry("mainstay.http.body.large-at-once", "17"),
                Map.entry("mainstay.http.body.large-from", "20"),
                Map.entry("mainstay.http.bodies.topology.large-from", "21"),
                Map.entry("mainstay.http.bodies.topology.large-at-once", "18"),
                Map.entry("mainstay.http.bodies.topology.max-bytes", "3M"),
                Map.entry("mainstay.http.bodies.topology.max-inflated-bytes", "4M"),
                Map.entry("mainstay.http.signature.max-clock-skew", "PT5S"),
                Map.entry("mainstay.http.json.max-depth", "6"),
                Map.entry("mainstay.http.json.max-string-length", "7"),
                Map.entry("mainstay.http.json.max-number-length", "8"),
                Map.entry("mainstay.http.json.max-tokens", "19"),
                Map.entry("mainstay.http.json.max-document-length", "9")));

        assertThat(config.allowedHosts()).contains(List.of("a.example", "b.example"));
        assertThat(config.allowedOrigins()).contains(List.of("https://a.example"));
        assertThat(config.tlsEndedByProxy()).isTrue();
        assertThat(bytes(config.body().maxBytes())).isEqualTo(1);
        assertThat(bytes(config.body().maxInflatedBytes())).isEqualTo(2 << 10);
        assertThat(config.body().deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(bytes(config.body().minRate())).isEqualTo(11);
        assertThat(config.body().arrivingPerAddress()).isEqualTo(12);
        assertThat(config.body().atMost()).isEqualTo(13);
        assertThat(bytes(config.body().storedAtMost())).isEqualTo(14);
        assertThat(config.body().workedOnAtOnce()).isEqualTo(15);
        assertThat(config.body().maxWait()).isEqualTo(Duration.ofSeconds(16));
        assertThat(config.body().largeAtOnce()).isEqualTo(17);
        assertThat(bytes(config.body().largeFrom())).isEqualTo(20);
        HttpConfig.NamedBody topology = Objects.requireNonNull(config.bodies().get("topology"));
        assertThat(topology.maxBytes().map(HttpConfigTest::bytes)).contains(3L << 20);
        assertThat(topology.maxInflatedBytes().map(HttpConfigTest::bytes)).contains(4L << 20);
        assertThat(topology.largeAtOnce()).contains(18);
        assertThat(topology.largeFrom().map(HttpConfigTest::bytes)).contains(21L);
        assertThat(config.signature().maxClockSkew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.json().maxDepth()).isEqualTo(6);
        assertThat(bytes(config.json().maxStringLength())).isEqualTo(7);
        assertThat(config.json().maxNumberLength()).isEqualTo(8);
        assertThat(config.json().maxTokens()).isEqualTo(19);
        assertThat(bytes(config.json().maxDocumentLength())).isEqualTo(9);
    }

    private static long bytes(MemorySize size) {
        return size.asLongValue();
    }

    private static HttpConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HttpConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(HttpConfig.class);
    }
}
