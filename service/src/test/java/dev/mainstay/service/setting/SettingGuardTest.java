package dev.mainstay.service.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingGuardTest {
    private static final SettingNames NAMES =
            new SettingNames(List.of("mainstay.patch.job.lease", "mainstay.patch.order-key"));

    @Test
    void whatIsKnownAndWhatIsNotOursMayStand() {
        assertThat(SettingGuard.refusal(
                        config(Map.of("mainstay.patch.job.lease", "60s", "quarkus.http.prot", "1", "mainstayish", "1")),
                        NAMES))
                .isEmpty();
    }

    @Test
    void everySlipIsToldInOneLineWithItsFileAndWhatWasMeant() {
        assertThat(SettingGuard.refusal(
                        config(Map.of("mainstay.patch.job.laese", "60s", "mainstay.patch.oder-key", "x")), NAMES))
                .hasValue(
                        "mainstay.patch.job.laese (file:/etc/mainstay/patch.properties) is no setting of this service: did you mean"
                                + " mainstay.patch.job.lease?; mainstay.patch.oder-key (file:/etc/mainstay/patch.properties) is no setting of this"
                                + " service: did you mean mainstay.patch.order-key?");
    }

    @Test
    void anEnvironmentHasNamesOfOthers() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("MAINSTAY_PATCH_SERVICE_PORT", "tcp://10.0.0.1:8082"), 300))
                .build();

        assertThat(SettingGuard.refusal(config, NAMES)).isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "file:/etc/mainstay/patch.properties", 100))
                .build();
    }
}
