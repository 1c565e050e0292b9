package dev.mainstay.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class MessagingConfigTest {
    @Test
    void defaults() {
        MessagingConfig config = config(Map.of("source", "/orders"));

        assertThat(config.source()).isEqualTo("/orders");
        assertThat(config.outbox().maxEventSize().asLongValue()).isEqualTo(256 * 1024);
        assertThat(config.relay().enabled()).isTrue();
        assertThat(config.relay().batchSize()).isEqualTo(2000);
        assertThat(config.relay().batchBytes().asLongValue()).isEqualTo(16 * 1024 * 1024);
        assertThat(config.relay().gatherTime()).isEqualTo(Duration.ofMillis(25));
        assertThat(config.relay().pollInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.relay().deliveryTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.relay().firstPause()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.relay().longestPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.relay().stopTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.relay().measureInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.intake().tries()).isEqualTo(3);
        assertThat(config.intake().firstPause()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.intake().longestPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.intake().maxParked()).isEqualTo(20);
        assertThat(config.intake().parkedWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.signing().enabled()).isFalse();
        assertThat(config.signing().key()).isEmpty();
        assertThat(config.signing().localFolder()).isEqualTo(Path.of("event-key"));
        assertThat(config.publishers()).isEmpty();
    }

    @Test
    void everyPropertyIsMapped() {
        MessagingConfig config = config(Map.ofEntries(
                Map.entry("source", "/orders"),
                Map.entry("outbox.max-event-size", "1K"),
                Map.entry("relay.enabled", "false"),
                Map.entry("relay.batch-size", "7"),
                Map.entry("relay.batch-bytes", "8K"),
                Map.entry("relay.gather-time", "15ms"),
                Map.entry("relay.poll-interval", "9ms"),
                Map.entry("relay.delivery-timeout", "10s"),
                Map.entry("relay.first-pause", "11ms"),
                Map.entry("relay.longest-pause", "12s"),
                Map.entry("relay.stop-timeout", "13s"),
                Map.entry("relay.measure-interval", "14s"),
                Map.entry("intake.tries", "17"),
                Map.entry("intake.first-pause", "18ms"),
                Map.entry("intake.longest-pause", "19s"),
                Map.entry("intake.max-parked", "21"),
                Map.entry("intake.parked-window", "22m"),
                Map.entry("signing.enabled", "true"),
                Map.entry("signing.key", "/run/secrets/event-key.pem"),
                Map.entry("signing.local-folder", "elsewhere"),
                Map.entry("publishers.post.source", "/post"),
                Map.entry("publishers.post.topics", "letters.v1,parcels.v1"),
                Map.entry("publishers.post.keys", "a.pem,b.pem"),
                Map.entry("publishers.post.signed", "false")));

        assertThat(config.outbox().maxEventSize().asLongValue()).isEqualTo(1024);
        assertThat(config.relay().enabled()).isFalse();
        assertThat(config.relay().batchSize()).isEqualTo(7);
        assertThat(config.relay().batchBytes().asLongValue()).isEqualTo(8 * 1024);
        assertThat(config.relay().gatherTime()).isEqualTo(Duration.ofMillis(15));
        assertThat(config.relay().pollInterval()).isEqualTo(Duration.ofMillis(9));
        assertThat(config.relay().deliveryTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.relay().firstPause()).isEqualTo(Duration.ofMillis(11));
        assertThat(config.relay().longestPause()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.relay().stopTimeout()).isEqualTo(Duration.ofSeconds(13));
        assertThat(config.relay().measureInterval()).isEqualTo(Duration.ofSeconds(14));
        assertThat(config.intake().tries()).isEqualTo(17);
        assertThat(config.intake().firstPause()).isEqualTo(Duration.ofMillis(18));
        assertThat(config.intake().longestPause()).isEqualTo(Duration.ofSeconds(19));
        assertThat(config.intake().maxParked()).isEqualTo(21);
        assertThat(config.intake().parkedWindow()).isEqualTo(Duration.ofMinutes(22));
        assertThat(config.signing().enabled()).isTrue();
        assertThat(config.signing().key()).contains(Path.of("/run/secrets/event-key.pem"));
        assertThat(config.signing().localFolder()).isEqualTo(Path.of("elsewhere"));
        assertThat(config.publishers()).hasEntrySatisfying("post", post -> {
            assertThat(post.source()).isEqualTo("/post");
            assertThat(post.topics()).containsExactlyInAnyOrder("letters.v1", "parcels.v1");
            assertThat(post.keys()).contains(List.of(Path.of("a.pem"), Path.of("b.pem")));
            assertThat(post.signed()).isFalse();
        });
    }

    @Test
    void aSourceIsRequired() {
        assertThatThrownBy(() -> config(Map.of()))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("mainstay.messaging.source");
    }

    public static MessagingConfig config(Map<String, String> properties) {
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((name, value) -> prefixed.put("mainstay.messaging." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(MessagingConfig.class)
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .build()
                .getConfigMapping(MessagingConfig.class);
    }
}
