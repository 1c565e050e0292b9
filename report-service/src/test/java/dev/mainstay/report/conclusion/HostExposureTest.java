package dev.mainstay.report.conclusion;

import static dev.mainstay.report.Samples.conclusion;
import static dev.mainstay.report.Samples.conclusions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.FindingsSnapshot.Exploited;
import dev.mainstay.events.FindingsSnapshot.State;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostExposureTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "MISSING, 1",
        "INSTALLED_PENDING_REBOOT, 1",
        "FAILED, 1",
        "UNPATCHABLE, 1",
        "WAIVED, 0",
        "UNKNOWN, 0",
    })
    void exploitedCountsWhereItIsKnownToBeOpen(State state, int exploited) {
        HostExposure exposed = HostExposure.of(
                conclusions(UUID.randomUUID(), 1, conclusion("windows/KB1", state, new Exploited("CVE-1", DAY))));

        assertThat(exposed.exploited()).isEqualTo(exploited);
        assertThat(exposed.exploitedDue()).isEqualTo(exploited == 0 ? null : DAY);
    }

    @Test
    void oneVulnerabilityInTwoConclusionsCountsOnceAndTheEarliestDayIsTold() {
        HostExposure exposed = HostExposure.of(conclusions(
                UUID.randomUUID(),
                1,
                conclusion("workload/lync", State.UNPATCHABLE, new Exploited("CVE-1", DAY)),
                conclusion(
                        "windows/KB1",
                        State.MISSING,
                        new Exploited("CVE-1", DAY),
                        new Exploited("CVE-2", DAY.minusDays(1))),
                conclusion("windows/KB2", State.UNKNOWN)));

        assertThat(exposed).isEqualTo(new HostExposure(1, 2, DAY.minusDays(1), 1));
    }

    @Test
    void hostInOrderIsExposedToNothing() {
        assertThat(HostExposure.of(conclusions(UUID.randomUUID(), 1))).isEqualTo(new HostExposure(0, 0, null, 0));
    }
}
