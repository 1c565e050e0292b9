package dev.mainstay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.enrolment.EnrolmentConfig;
import dev.mainstay.scanner.finding.FindingsConfig;
import dev.mainstay.scanner.host.EstateConfig;
import dev.mainstay.scanner.scan.ScanConfig;
import dev.mainstay.scanner.scan.retention.RetentionConfig;
import dev.mainstay.testing.SettingsFiles;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {

    @Test
    void defaultsInTheCodeAreThoseThatTheFileShows() {
        SmallRyeConfig inCode = config(Map.of());
        SmallRyeConfig inFile = config(SettingsFiles.all());
        for (SmallRyeConfig config : new SmallRyeConfig[] {inCode, inFile}) {
            EstateConfig estate = config.getConfigMapping(EstateConfig.class);
            assertThat(estate.staleAfter()).isEqualTo(Duration.ofHours(26));
            assertThat(estate.staleBatch()).isEqualTo(100);
            assertThat(estate.maxCsvLines()).isEqualTo(10_000);
            assertThat(estate.freshnessSweepEvery()).isEqualTo("60s");
            assertThat(estate.productSweepEvery()).isEqualTo("10m");
            EnrolmentConfig enrolment = config.getConfigMapping(EnrolmentConfig.class);
            assertThat(enrolment.tokenLifetime()).isEqualTo(Duration.ofHours(24));
            ScanConfig scan = config.getConfigMapping(ScanConfig.class);
            assertThat(scan.maxAhead()).isEqualTo(Duration.ofMinutes(5));
            assertThat(scan.retryAfter()).isEqualTo(Duration.ofMinutes(15));
            RetentionConfig retention = config.getConfigMapping(RetentionConfig.class);
            assertThat(retention.scans()).isEqualTo(Duration.ofDays(400));
            assertThat(retention.bodies()).isEqualTo(Duration.ofDays(90));
            assertThat(retention.receipts()).isEqualTo(Duration.ofDays(7));
            assertThat(retention.batch()).isEqualTo(1000);
            assertThat(retention.sweepEvery()).isEqualTo("1h");
            CatalogueConfig catalogue = config.getConfigMapping(CatalogueConfig.class);
            assertThat(catalogue.directory()).isEmpty();
            assertThat(catalogue.addresses()).isEmpty();
            assertThat(catalogue.directorySweepEvery()).isEqualTo("1m");
            assertThat(catalogue.fetchEvery()).isEqualTo("6h");
            assertThat(catalogue.fetchTimeout()).isEqualTo(Duration.ofMinutes(2));
            assertThat(catalogue.maxBytes().asLongValue()).isEqualTo(256L << 20);
            assertThat(catalogue.reloadSweepEvery()).isEqualTo("2s");
            assertThat(catalogue.settleTime()).isEqualTo(Duration.ofSeconds(5));
            assertThat(catalogue.settleAtMost()).isEqualTo(Duration.ofMinutes(2));
            FindingsConfig findings = config.getConfigMapping(FindingsConfig.class);
            assertThat(findings.sweepEvery()).isEqualTo("5s");
            assertThat(findings.batch()).isEqualTo(50);
        }
    }

    @Test
    void everyPropertyIsMapped() {
        SmallRyeConfig config = config(settings(
                "mainstay.estate.stale-after", "2h",
                "mainstay.estate.stale-batch", "7",
                "mainstay.estate.max-csv-lines", "8",
                "mainstay.enrolment.token-lifetime", "1h",
                "mainstay.scan.max-ahead", "1s",
                "mainstay.scan.retry-after", "2s",
                "mainstay.scan.retention.scans", "30d",
                "mainstay.scan.retention.bodies", "3d",
                "mainstay.catalogue.directory", "/documents",
                "mainstay.catalogue.addresses", "https://one.example,https://two.example",
                "mainstay.findings.batch", "5"));
        assertThat(config.getConfigMapping(CatalogueConfig.class).directory()).contains("/documents");
        assertThat(config.getConfigMapping(CatalogueConfig.class).addresses().orElseThrow())
                .hasSize(2);
        assertThat(config.getConfigMapping(FindingsConfig.class).batch()).isEqualTo(5);
        assertThat(config.getConfigMapping(EstateConfig.class).staleAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(config.getConfigMapping(EstateConfig.class).staleBatch()).isEqualTo(7);
        assertThat(config.getConfigMapping(EstateConfig.class).maxCsvLines()).isEqualTo(8);
        assertThat(config.getConfigMapping(EnrolmentConfig.class).tokenLifetime())
                .isEqualTo(Duration.ofHours(1));
        assertThat(config.getConfigMapping(ScanConfig.class).maxAhead()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.getConfigMapping(ScanConfig.class).retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.getConfigMapping(RetentionConfig.class).scans()).isEqualTo(Duration.ofDays(30));
        assertThat(config.getConfigMapping(RetentionConfig.class).bodies()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void theServiceListensOnLoopbackAndOnItsPort() {
        assertThat(SettingsFiles.all())
                .containsEntry("quarkus.http.host", "127.0.0.1")
                .containsEntry("quarkus.http.port", "8081")
                .containsEntry("quarkus.hibernate-orm.schema-management.strategy", "validate");
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EstateConfig.class)
                .withMapping(EnrolmentConfig.class)
                .withMapping(ScanConfig.class)
                .withMapping(RetentionConfig.class)
                .withMapping(CatalogueConfig.class)
                .withMapping(FindingsConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withValidateUnknown(false)
                .build();
    }

    private static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
