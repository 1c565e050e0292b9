package dev.mainstay.catalogue.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.workload.WorkloadDatabases.Database;
import dev.mainstay.catalogue.workload.WorkloadDatabases.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAssessorTest {

    private static final String HOST = "se01.contoso.example";

    @ParameterizedTest
    @CsvSource({
        "CURRENT CURRENT, INSTALLED",
        "CURRENT OLDER,   MISSING",
        "UNKNOWN OLDER,   MISSING",
        "CURRENT UNKNOWN, UNKNOWN",
        "'',              UNKNOWN",
    })
    void theWorstDatabaseDecides(String states, FindingState state) {
        List<Database> databases = Arrays.stream(states.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new Database("rtcxds", HOST, "RTC", "1.1", "1.2", State.valueOf(name)))
                .toList();

        HostFinding finding = DatabaseAssessor.assess(HOST, new WorkloadDatabases(databases, null));

        assertThat(finding.subject()).isEqualTo("workload/databases");
        assertThat(finding.state()).isEqualTo(state);
    }

    @Test
    void whatIsInstalledAndExpectedStandsInTheFindingAndHowToMendItWhereverItLies() {
        HostFinding finding = DatabaseAssessor.assess(
                HOST,
                new WorkloadDatabases(
                        List.of(
                                new Database(
                                        "rtcxds", "SE01.contoso.example", "RTC", "15.13.1", "15.13.5", State.OLDER),
                                new Database("xds", HOST, "RTCLOCAL", "10.13.2", "10.13.2", State.CURRENT),
                                new Database("lcslog", "sql9.contoso.example", "ARCH", "8.1.1", "8.1.2", State.OLDER)),
                        null));

        assertThat(finding.current()).isEqualTo("rtcxds 15.13.1, lcslog 8.1.1");
        assertThat(finding.target()).isEqualTo("rtcxds 15.13.5, lcslog 8.1.2");
        assertThat(finding.in(Locale.ENGLISH).remedy())
                .startsWith("Once every server of the pool has its update")
                .contains(
                        "Install-CsDatabase -Update -LocalDatabases",
                        "Install-CsDatabase -Update -ConfiguredDatabases -SqlServerFqdn sql9.contoso.example");
        assertThat(finding.in(Locale.ENGLISH).evidence())
                .extracting(Evidence::text)
                .containsExactly(
                        "rtcxds (se01.contoso.example\\RTC) is at 15.13.1, the binaries expect 15.13.5.",
                        "lcslog (sql9.contoso.example\\ARCH) is at 8.1.1, the binaries expect 8.1.2.");
    }

    @Test
    void whyNobodyCanTellStandsInTheFinding() {
        HostFinding finding = DatabaseAssessor.assess(HOST, new WorkloadDatabases(List.of(), "access denied"));

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.in(Locale.ENGLISH).evidence())
                .extracting(Evidence::text)
                .containsExactly("Test-CsDatabase gave no answer: access denied.");
    }
}
