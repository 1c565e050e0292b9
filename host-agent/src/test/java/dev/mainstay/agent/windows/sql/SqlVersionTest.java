package dev.mainstay.agent.windows.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlVersionTest {

    @ParameterizedTest
    @CsvSource({
        "11.3.6020.0, 11.0.6020.0, true",
        "11.0.2100.60, 11.0.2100.60, true",
        "12.2.5000.0, 12.0.5000.0, true",
        "10.53.6000.34, 10.50.6000.34, true",
        "10.50.1600.1, 10.50.1600.1, true",
        "10.4.6000.29, 10.0.6000.29, false",
        "15.0.4430, 15.0.4430.0, true",
    })
    void theServicePackIsTakenOutOfTheSecondPart(String registry, String build, boolean licenceSwitch) {
        SqlVersion version = SqlVersion.parse(registry).orElseThrow();

        assertThat(version).hasToString(build);
        assertThat(version.knowsLicenceSwitch()).isEqualTo(licenceSwitch);
    }

    @Test
    void whatIsNoVersionIsNone() {
        assertThat(SqlVersion.parse("eleven")).isEmpty();
        assertThat(SqlVersion.parse("11.0")).isEmpty();
        assertThat(SqlVersion.parse("")).isEmpty();
    }
}
