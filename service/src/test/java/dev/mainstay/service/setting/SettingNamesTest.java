package dev.mainstay.service.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {
    private static final SettingNames NAMES = new SettingNames(List.of(
            "mainstay.patch.job.lease",
            "mainstay.patch.job.reboot-timeout",
            "mainstay.patch.order-key",
            "mainstay.catalogue.addresses[*]",
            "mainstay.http.bodies.*.max-bytes",
            "%test.mainstay.report.feed.heartbeat"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mainstay.patch.job.lease",
                "mainstay.patch.order-key",
                "%prod.mainstay.patch.order-key",
                "mainstay.catalogue.addresses",
                "mainstay.catalogue.addresses[3]",
                "mainstay.http.bodies.scan.max-bytes",
                "mainstay.http.bodies.\"a.b\".max-bytes",
                "mainstay.http.bodies.*.max-bytes",
                "mainstay.report.feed.heartbeat"
            })
    void knows(String name) {
        assertThat(NAMES.knows(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mainstay.patch.job.laese, mainstay.patch.job.lease",
        "mainstay.patch.job.reboottimeout, mainstay.patch.job.reboot-timeout",
        "mainstay.pacth.order-key, mainstay.patch.order-key",
        "mainstay.http.bodies.scan.max-byte, mainstay.http.bodies.scan.max-bytes",
        "mainstay.http.bodies.max-bytes, mainstay.http.bodies.max-bytes.max-bytes",
        "mainstay.http.bodies.a.b.max-bytes, mainstay.http.bodies.a.max-bytes",
        "mainstay.entirely.something.different.and.long,"
    })
    void namesWhatMayHaveBeenMeant(String unknown, @Nullable String meant) {
        assertThat(NAMES.knows(unknown)).isFalse();
        assertThat(NAMES.nearest(unknown)).isEqualTo(Optional.ofNullable(meant));
    }
}
