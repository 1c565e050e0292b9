package dev.mainstay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.report.feed.FeedConfig;
import dev.mainstay.report.projection.RetentionConfig;
import dev.mainstay.testing.SettingsFiles;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {

    @Test
    void defaultsInTheCodeAreThoseThatTheFileShows() {
        for (SmallRyeConfig config : List.of(config(Map.of()), config(SettingsFiles.own()))) {
            FeedConfig feed = config.getConfigMapping(FeedConfig.class);
            assertThat(feed.size()).isEqualTo(10_000);
            assertThat(feed.perBatch()).isEqualTo(200);
            assertThat(feed.clientBuffer()).isEqualTo(512);
            assertThat(feed.heartbeat()).isEqualTo(Duration.ofSeconds(15));
            assertThat(feed.sweepEvery()).isEqualTo("60s");
            RetentionConfig retention = config.getConfigMapping(RetentionConfig.class);
            assertThat(retention.scans()).isEqualTo(Duration.ofDays(400));
            assertThat(retention.sweepEvery()).isEqualTo("60s");
        }
    }

    @Test
    void everyPropertyIsMapped() {
        SmallRyeConfig config = config(Map.of(
                "mainstay.report.feed.size", "1",
                "mainstay.report.feed.per-batch", "2",
                "mainstay.report.feed.client-buffer", "3",
                "mainstay.report.feed.heartbeat", "4s",
                "mainstay.report.feed.sweep-every", "off",
                "mainstay.report.retention.scans", "P5D",
                "mainstay.report.retention.sweep-every", "6s"));
        FeedConfig feed = config.getConfigMapping(FeedConfig.class);
        RetentionConfig retention = config.getConfigMapping(RetentionConfig.class);

        assertThat(feed.size()).isEqualTo(1);
        assertThat(feed.perBatch()).isEqualTo(2);
        assertThat(feed.clientBuffer()).isEqualTo(3);
        assertThat(feed.heartbeat()).isEqualTo(Duration.ofSeconds(4));
        assertThat(feed.sweepEvery()).isEqualTo("off");
        assertThat(retention.scans()).isEqualTo(Duration.ofDays(5));
        assertThat(retention.sweepEvery()).isEqualTo("6s");
    }

    @Test
    void theServiceListensOnLoopbackAndOnItsPort() {
        assertThat(SettingsFiles.all())
                .containsEntry("quarkus.http.host", "127.0.0.1")
                .containsEntry("quarkus.http.port", "8083");
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FeedConfig.class)
                .withMapping(RetentionConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
