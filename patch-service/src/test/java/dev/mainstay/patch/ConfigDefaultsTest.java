package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.job.store.JobConfig;
import dev.mainstay.patch.planning.PlanningConfig;
import dev.mainstay.patch.rollout.RolloutConfig;
import dev.mainstay.patch.signing.OrderKeyConfig;
import dev.mainstay.testing.SettingsFiles;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The defaults, every property mapped, and application.properties saying the same. */
class ConfigDefaultsTest {

    @Test
    void jobDefaults() {
        JobConfig config = config(Map.of()).getConfigMapping(JobConfig.class);

        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.rebootTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.drainTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.verifyWithin()).isEqualTo(Duration.ofHours(2));
        assertThat(config.expireAfter()).isEqualTo(Duration.ofDays(30));
        assertThat(config.awayAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.agentsPause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.sweepEvery()).isEqualTo("1s");
    }

    @Test
    void rolloutDefaults() {
        assertThat(config(Map.of()).getConfigMapping(RolloutConfig.class).countsEvery())
                .isEqualTo("1s");
    }

    @Test
    void orderKeyDefaults() {
        OrderKeyConfig config = config(Map.of()).getConfigMapping(OrderKeyConfig.class);

        assertThat(config.file()).isEmpty();
        assertThat(config.localFolder()).isEqualTo(Path.of("order-key"));
    }

    @Test
    void planningDefaults() {
        PlanningConfig config = config(Map.of()).getConfigMapping(PlanningConfig.class);

        assertThat(config.maxUpdatesPerJob()).isEqualTo(200);
        assertThat(config.releaseDelay()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.releaseEvery()).isEqualTo("5s");
        assertThat(config.reviewEvery()).isEqualTo("5m");
    }

    @Test
    void everyPropertyIsMapped() {
        SmallRyeConfig config = config(Map.ofEntries(
                Map.entry("mainstay.patch.job.lease", "1s"),
                Map.entry("mainstay.patch.job.reboot-timeout", "2s"),
                Map.entry("mainstay.patch.job.drain-timeout", "3s"),
                Map.entry("mainstay.patch.job.verify-within", "4s"),
                Map.entry("mainstay.patch.job.expire-after", "5s"),
                Map.entry("mainstay.patch.job.away-after", "11s"),
                Map.entry("mainstay.patch.job.agents-pause", "12s"),
                Map.entry("mainstay.patch.job.sweep-every", "6s"),
                Map.entry("mainstay.patch.planning.max-updates-per-job", "7"),
                Map.entry("mainstay.patch.planning.release-delay", "8s"),
                Map.entry("mainstay.patch.planning.release-every", "9s"),
                Map.entry("mainstay.patch.planning.review-every", "off"),
                Map.entry("mainstay.patch.rollout.counts-every", "10s"),
                Map.entry("mainstay.patch.order-key", "/run/secrets/order-key.pem"),
                Map.entry("mainstay.patch.order-key.local-folder", "elsewhere")));
        JobConfig job = config.getConfigMapping(JobConfig.class);
        PlanningConfig planning = config.getConfigMapping(PlanningConfig.class);

        assertThat(job.lease()).isEqualTo(Duration.ofSeconds(1));
        assertThat(job.rebootTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(job.drainTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(job.verifyWithin()).isEqualTo(Duration.ofSeconds(4));
        assertThat(job.expireAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(job.awayAfter()).isEqualTo(Duration.ofSeconds(11));
        assertThat(job.agentsPause()).isEqualTo(Duration.ofSeconds(12));
        assertThat(job.sweepEvery()).isEqualTo("6s");
        assertThat(planning.maxUpdatesPerJob()).isEqualTo(7);
        assertThat(planning.releaseDelay()).isEqualTo(Duration.ofSeconds(8));
        assertThat(planning.releaseEvery()).isEqualTo("9s");
        assertThat(planning.reviewEvery()).isEqualTo("off");
        assertThat(config.getConfigMapping(RolloutConfig.class).countsEvery()).isEqualTo("10s");
        OrderKeyConfig orderKey = config.getConfigMapping(OrderKeyConfig.class);
        assertThat(orderKey.file()).contains(Path.of("/run/secrets/order-key.pem"));
        assertThat(orderKey.localFolder()).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void applicationPropertiesSaysTheDefaults() {
        Map<String, String> said = new HashMap<>();
        SettingsFiles.own().forEach((name, value) -> {
            if (name.startsWith("mainstay.patch.")) {
                said.put(name, value);
            }
        });

        assertThat(values(config(said))).hasSize(14).isEqualTo(values(config(Map.of())));
    }

    @Test
    void theServiceListensOnLoopbackAndOnItsPort() {
        assertThat(SettingsFiles.all())
                .containsEntry("quarkus.http.host", "127.0.0.1")
                .containsEntry("quarkus.http.port", "8082")
                .containsEntry("quarkus.hibernate-orm.schema-management.strategy", "validate");
    }

    private static List<Object> values(SmallRyeConfig config) {
        JobConfig job = config.getConfigMapping(JobConfig.class);
        PlanningConfig planning = config.getConfigMapping(PlanningConfig.class);
        return List.of(
                job.lease(),
                job.rebootTimeout(),
                job.drainTimeout(),
                job.verifyWithin(),
                job.expireAfter(),
                job.awayAfter(),
                job.agentsPause(),
                job.sweepEvery(),
                planning.maxUpdatesPerJob(),
                planning.releaseDelay(),
                planning.releaseEvery(),
                planning.reviewEvery(),
                config.getConfigMapping(RolloutConfig.class).countsEvery(),
                config.getConfigMapping(OrderKeyConfig.class).localFolder());
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(JobConfig.class)
                .withMapping(PlanningConfig.class)
                .withMapping(RolloutConfig.class)
                .withMapping(OrderKeyConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
