package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.scanner.scan.report.ScanReport.ComponentReport;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanEvaluatorTest {

    /** The agent says {@code unknown} of a component whose version the registry does not have. */
    @ParameterizedTest
    @CsvSource({
        "5.0.8308.803 5.0.8308.1144, 5.0.8308.1144",
        "5.0.8308.1144 5.0.8308.803, 5.0.8308.1144",
        "5.0.8308.0 7.0.2046.820, 7.0.2046.820",
        "5.0.8308.803 unknown, 5.0.8308.803",
        "unknown, ",
    })
    void theWorkloadsBuildIsTheHighestThatAComponentTells(String versions, @Nullable String build) {
        List<ComponentReport> components = Arrays.stream(versions.split(" ", -1))
                .map(version -> new ComponentReport("Microsoft Lync Server 2013, Core Components", version))
                .toList();

        assertThat(ScanEvaluator.workloadBuild(components)).isEqualTo(build);
    }
}
