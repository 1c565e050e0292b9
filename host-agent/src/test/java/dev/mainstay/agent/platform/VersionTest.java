package dev.mainstay.agent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables are those of the services: neither side can drift. */
class VersionTest {

    @ParameterizedTest
    @CsvFileSource(files = "../docs/versions/read.csv", useHeadersInDisplayName = true)
    void isReadAsTheTableSays(String text, @Nullable String version, @Nullable String sqlServer) {
        assertThat(Version.read(text).map(Version::toString)).isEqualTo(Optional.ofNullable(version));
        assertThat(Version.ofSqlServer(text).map(Version::toString)).isEqualTo(Optional.ofNullable(sqlServer));
    }

    @ParameterizedTest
    @CsvFileSource(files = "../docs/versions/reaches.csv", useHeadersInDisplayName = true)
    void reachesAsTheTableSays(String version, String target, boolean reaches) {
        assertThat(Version.read(version)
                        .orElseThrow()
                        .reaches(Version.read(target).orElseThrow()))
                .isEqualTo(reaches);
    }

    @ParameterizedTest
    @CsvSource({
        "11.3.6020.0, 11.0.6020.0",
        "11.0.2100.60, 11.0.2100.60",
        "12.2.5000.0, 12.0.5000.0",
        "10.53.6000.34, 10.50.6000.34",
        "10.50.1600.1, 10.50.1600.1",
        "10.4.6000.29, 10.0.6000.29",
        "15.0.4430, 15.0.4430.0",
        "' 11.0.2100.60 ', 11.0.2100.60",
    })
    void theServicePackIsTakenOutOfTheSecondPart(String registry, String build) {
        assertThat(Version.ofSqlServer(registry).orElseThrow()).hasToString(build);
    }

    @Test
    void whatIsNoVersionIsNone() {
        assertThat(Version.ofSqlServer("eleven")).isEmpty();
        assertThat(Version.ofSqlServer("11.0")).isEmpty();
        assertThat(Version.ofSqlServer("")).isEmpty();
    }
}
