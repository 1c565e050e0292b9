package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import dev.mainstay.scanner.scan.report.ScanReport.Operation;
import dev.mainstay.scanner.scan.report.ScanReport.OperationResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsEvaluatorTest {
    private static final UUID UPDATE = UUID.randomUUID();
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # result                 said   failed
            FAILED,                  true,  true
            ABORTED,                 true,  true
            SUCCEEDED,               true,  false
            SUCCEEDED_WITH_ERRORS,   true,  false
            NOT_STARTED,             false, false
            """)
    void installationOfAnOfferedUpdateIsAnAttemptOnceItHasBegun(OperationResult result, boolean said, boolean failed) {
        // When
        List<Attempt> attempts = attempts(entry(UPDATE, 200, Operation.INSTALLATION, result, NIGHT));

        // Then
        assertThat(attempts)
                .isEqualTo(
                        said
                                ? List.of(Attempt.ofUpdate(
                                        UPDATE, 200, NIGHT, failed, failed ? "0x80070643" : null, null, null))
                                : List.of());
    }

    @Test
    void lastInstallationOfTheRevisionCountsInWhateverOrderTheyStand() {
        // When
        List<Attempt> attempts = attempts(
                entry(UPDATE, 200, Operation.INSTALLATION, OperationResult.FAILED, NIGHT),
                entry(UPDATE, 200, Operation.INSTALLATION, OperationResult.SUCCEEDED, NIGHT.plusSeconds(1)),
                entry(UPDATE, 200, Operation.UNINSTALLATION, OperationResult.FAILED, NIGHT.plusSeconds(2)),
                entry(UPDATE, 201, Operation.INSTALLATION, OperationResult.FAILED, NIGHT.plusSeconds(3)),
                entry(UUID.randomUUID(), 200, Operation.INSTALLATION, OperationResult.FAILED, NIGHT.plusSeconds(4)));

        // Then
        assertThat(attempts).singleElement().satisfies(attempt -> {
            assertThat(attempt.failed()).isFalse();
            assertThat(attempt.at()).isEqualTo(NIGHT.plusSeconds(1));
        });
    }

    private static List<Attempt> attempts(HistoryReport... history) {
        return AttemptsEvaluator.attempts(report().updates(), List.of(history));
    }

    private static ScanReport report() {
        try {
            JsonNode json = EventJson.mapper()
                    .readTree(ScanJson.complete()
                            .offering(UPDATE, "Offered", "MISSING")
                            .offering(UUID.randomUUID(), "There", "INSTALLED")
                            .text());
            return EventJson.mapper().treeToValue(json, ScanReport.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HistoryReport entry(
            UUID updateId, int revision, Operation operation, OperationResult result, Instant at) {
        return new HistoryReport(
                updateId,
                revision,
                "Synthetic",
                operation,
                result,
                result == OperationResult.SUCCEEDED ? null : "0x80070643",
                at,
                "Mainstay");
    }
}
