package dev.mainstay.patch.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a version is the one that a package brings, or a later one of the same product. */
class PackageProofTest {

    @ParameterizedTest
    @CsvSource({
        "11.0.7512.11, 11.0.7512.11, true",
        "11.0.7512.11, 11.0.7512,    true",
        "11.0.7512,    11.0.7512.11, false",
        "11.0.7513.0,  11.0.7512.11, true",
        "11.0.7001.0,  11.0.7512.11, false",
        "11.0.10000.0, 11.0.7512.11, true",
        "12.0.7512.11, 11.0.7512.11, false",
        "10.50.6560.0, 10.0.6556.0,  false",
        "5.0.8308.1198, 5.0.8308.1198, true",
        "unknown,      11.0.7512.11, false",
    })
    void reaches(String version, String target, boolean reached) {
        assertThat(PackageProof.reaches(version, target)).isEqualTo(reached);
    }
}
