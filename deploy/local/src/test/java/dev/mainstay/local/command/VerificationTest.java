package dev.mainstay.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final String EDGE = "#".repeat(30);

    @Test
    void theSumOfEachModuleCountsAndThatOfAClassDoesNot() {
        List<String> log = List.of(
                "[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 0.1 s -- in dev.mainstay.A",
                "[WARNING] Tests run: 1200, Failures: 0, Errors: 0, Skipped: 2",
                "[INFO] Tests run: 30, Failures: 0, Errors: 0, Skipped: 0");

        assertThat(Verification.Tests.in(log)).isEqualTo(new Verification.Tests(1230, 2));
    }

    @Test
    void onlyBoxesAreToldOfTheLog() {
        List<String> box = List.of(EDGE, "# not run on Wine", EDGE);

        assertThat(Verification.boxes(List.of("# a comment", "[INFO] x"))).isEmpty();
        assertThat(Verification.boxes(List.of("# a comment", EDGE, "# not run on Wine", "[INFO] x", EDGE, "# after")))
                .isEqualTo(box);
    }

    @Test
    void aFailureIsToldByItsErrorsOtherwiseByTheEndOfTheLog() {
        List<String> lines = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();

        assertThat(Maven.reasons(List.of("[INFO] x", "[ERROR] why", "Tests FAILED")))
                .containsExactly("[ERROR] why", "Tests FAILED");
        assertThat(Maven.reasons(lines)).hasSize(40).endsWith("line 99");
    }
}
