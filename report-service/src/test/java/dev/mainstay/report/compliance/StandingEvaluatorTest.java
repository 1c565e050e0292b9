package dev.mainstay.report.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.compliance.StandingEvaluator.LastJob;
import dev.mainstay.report.compliance.StandingEvaluator.LastScan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingEvaluatorTest {
    private static final Instant JOB_ENDED = Instant.parse("2026-11-29T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # freshness     | outcome  | missing | restart due | standing
            NEVER_SCANNED   | -        | 0       | false       | UNKNOWN
            UNKNOWN         | COMPLETE | 0       | false       | UNKNOWN
            STALE           | COMPLETE | 0       | false       | UNKNOWN
            STALE           | COMPLETE | 3       | false       | UNKNOWN
            FRESH           | -        | 0       | false       | UNKNOWN
            FRESH           | FAILED   | 0       | false       | UNKNOWN
            FRESH           | FAILED   | 3       | true        | UNKNOWN
            FRESH           | UNKNOWN  | 0       | false       | UNKNOWN
            FRESH           | PARTIAL  | 0       | false       | UNKNOWN
            FRESH           | PARTIAL  | 0       | true        | UNKNOWN
            FRESH           | PARTIAL  | 1       | false       | MISSING
            FRESH           | COMPLETE | 1       | false       | MISSING
            FRESH           | COMPLETE | 1       | true        | MISSING
            FRESH           | COMPLETE | 0       | true        | PENDING_RESTART
            FRESH           | COMPLETE | 0       | false       | COMPLIANT
            """)
    void aHostStandsByItsLastScan(
            Freshness freshness, @Nullable Outcome outcome, int missing, boolean restartDue, Standing standing) {
        LastScan scan = outcome == null ? null : new LastScan(outcome, JOB_ENDED, missing, restartDue);

        assertThat(StandingEvaluator.ofHost(freshness, JOB_ENDED, scan, null)).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # job        | until scanned | freshness | outcome  | received | scanned | missing | standing
            SUCCEEDED    | false         | FRESH     | COMPLETE | -60      | -60     | 0       | COMPLIANT
            CANCELLED    | false         | FRESH     | COMPLETE | -60      | -60     | 2       | MISSING
            RUNNING      | false         | FRESH     | COMPLETE | -60      | -60     | 2       | MISSING
            FAILED       | false         | FRESH     | COMPLETE | -60      | -60     | 0       | FAILED
            LOST         | false         | FRESH     | COMPLETE | -60      | -60     | 0       | FAILED
            VERIFY_FAILED| false         | FRESH     | COMPLETE | -60      | -60     | 0       | FAILED
            FAILED       | false         | FRESH     | -        | -        | -       | 0       | FAILED
            FAILED       | false         | STALE     | COMPLETE | 60       | 60      | 0       | FAILED
            # a complete scan after it that offers nothing makes it good, no other
            FAILED       | false         | FRESH     | COMPLETE | 0        | 0       | 0       | FAILED
            FAILED       | false         | FRESH     | COMPLETE | 60       | 60      | 0       | COMPLIANT
            FAILED       | false         | FRESH     | COMPLETE | 60       | 60      | 1       | FAILED
            FAILED       | false         | FRESH     | PARTIAL  | 60       | 60      | 0       | FAILED
            FAILED       | false         | FRESH     | FAILED   | 60       | 60      | 0       | FAILED
            # one that said nothing new is later than its last word
            FAILED       | false         | FRESH     | COMPLETE | -60      | 60      | 0       | FAILED
            # what changed nothing stands until any complete scan
            FAILED       | true          | FRESH     | COMPLETE | -60      | 60      | 0       | COMPLIANT
            FAILED       | true          | FRESH     | COMPLETE | -60      | 60      | 1       | MISSING
            FAILED       | true          | FRESH     | COMPLETE | 60       | 60      | 1       | MISSING
            FAILED       | true          | FRESH     | COMPLETE | -60      | -60     | 0       | FAILED
            FAILED       | true          | FRESH     | COMPLETE | -60      | 0       | 0       | FAILED
            FAILED       | true          | FRESH     | COMPLETE | -60      | -       | 0       | FAILED
            FAILED       | true          | FRESH     | PARTIAL  | 60       | 60      | 1       | FAILED
            FAILED       | true          | STALE     | COMPLETE | 60       | 60      | 0       | FAILED
            """)
    void aFailedJobStandsAgainstItsHostUntilItIsMadeGood(
            JobStatus status,
            boolean untilScanned,
            Freshness freshness,
            @Nullable Outcome outcome,
            @Nullable Integer received,
            @Nullable Integer scanned,
            int missing,
            Standing standing) {
        LastScan scan = outcome == null || received == null
                ? null
                : new LastScan(outcome, JOB_ENDED.plusSeconds(received), missing, false);
        Instant lastScanAt = scanned == null ? null : JOB_ENDED.plusSeconds(scanned);

        assertThat(StandingEvaluator.ofHost(freshness, lastScanAt, scan, new LastJob(status, JOB_ENDED, untilScanned)))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # host          | freshness     | outcome  | presence   | generation      | missing | restart | standing
            FAILED          | FRESH         | COMPLETE | CONFIRMED  | SQL Server 2012 | 0       | false   | FAILED
            FAILED          | STALE         | -        | EXPECTED   | -               | 0       | false   | FAILED
            UNKNOWN         | NEVER_SCANNED | -        | EXPECTED   | -               | 0       | false   | UNKNOWN
            UNKNOWN         | STALE         | COMPLETE | CONFIRMED  | SQL Server 2012 | 2       | false   | UNKNOWN
            UNKNOWN         | FRESH         | FAILED   | CONFIRMED  | SQL Server 2012 | 2       | false   | UNKNOWN
            # a partial scan is true in what it lists, and silent on the rest
            UNKNOWN         | FRESH         | PARTIAL  | CONFIRMED  | SQL Server 2012 | 0       | false   | UNKNOWN
            MISSING         | FRESH         | PARTIAL  | CONFIRMED  | SQL Server 2012 | 2       | false   | MISSING
            MISSING         | FRESH         | PARTIAL  | CONFIRMED  | SQL Server 2012 | 0       | false   | UNKNOWN
            # the host misses something else
            MISSING         | FRESH         | COMPLETE | CONFIRMED  | SQL Server 2012 | 0       | false   | COMPLIANT
            MISSING         | FRESH         | COMPLETE | CONFIRMED  | SQL Server 2012 | 0       | true    | PENDING_RESTART
            MISSING         | FRESH         | COMPLETE | CONFIRMED  | SQL Server 2012 | 1       | true    | MISSING
            MISSING         | FRESH         | COMPLETE | UNEXPECTED | SQL Server 2012 | 1       | false   | MISSING
            MISSING         | FRESH         | COMPLETE | EXPECTED   | SQL Server 2012 | 1       | false   | UNKNOWN
            MISSING         | FRESH         | COMPLETE | MISSING    | SQL Server 2012 | 1       | false   | UNKNOWN
            MISSING         | FRESH         | COMPLETE | CONFIRMED  | -               | 0       | false   | UNKNOWN
            COMPLIANT       | FRESH         | COMPLETE | CONFIRMED  | SQL Server 2012 | 0       | false   | COMPLIANT
            COMPLIANT       | FRESH         | COMPLETE | UNEXPECTED | SQL Server 2012 | 0       | false   | UNKNOWN
            COMPLIANT       | FRESH         | COMPLETE | EXPECTED   | SQL Server 2012 | 0       | false   | UNKNOWN
            COMPLIANT       | FRESH         | COMPLETE | MISSING    | -               | 0       | false   | UNKNOWN
            PENDING_RESTART | FRESH         | COMPLETE | CONFIRMED  | SQL Server 2012 | 0       | false   | COMPLIANT
            """)
    void anInstanceIsCompliantOnlyWhereAScanConfirmedIt(
            Standing host,
            Freshness freshness,
            @Nullable Outcome outcome,
            Presence presence,
            @Nullable String generation,
            int missing,
            boolean awaitsRestart,
            Standing standing) {
        assertThat(StandingEvaluator.ofInstance(host, freshness, outcome, presence, generation, missing, awaitsRestart))
                .isEqualTo(standing);
    }
}
