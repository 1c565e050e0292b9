package dev.mainstay.patch.timeout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.job.store.JobConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the service counts as not having been there, and how long agents get to be heard again. */
class AbsenceRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final JobConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(JobConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(JobConfig.class);

    /** The defaults: away after 10 s, a pause of at most 5 minutes, a lease of 60 s. */
    @ParameterizedTest(name = "silent for {0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            silent  | heard within
            -PT1H   | -
            PT0S    | -
            PT1S    | -
            PT10S   | -
            PT10.1S | PT70.1S
            PT90S   | PT150S
            PT5M    | PT6M
            PT72H   | PT6M
            """)
    void table(Duration silent, String within) {
        Optional<Absence> absence = Absence.until(NOW, NOW.minus(silent), CONFIG);

        assertThat(absence)
                .isEqualTo(
                        within.equals("-")
                                ? Optional.empty()
                                : Optional.of(new Absence(silent, NOW.plus(Duration.parse(within)))));
    }
}
