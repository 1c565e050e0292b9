package dev.mainstay.catalogue.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Instances that are stopped, missing or not called for. */
class SqlPresenceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final SqlAssessor assessor = new SqlAssessor(Known.BUILDS, Known.SUPPORT);

    @Test
    void aStoppedInstanceIsJudgedAndSaidToBeStopped() {
        List<HostFinding> findings =
                assess(new SqlInstanceFacts("rtclocal", "11.4.7512.11", "Express Edition", false), TODAY);

        assertThat(findings)
                .extracting(HostFinding::subject)
                .containsExactly("sql/RTCLOCAL", "sql/RTCLOCAL/support", "sql/RTCLOCAL/service");
    }

    @Test
    void anExpectedInstanceThatIsNotThereIsMissingOnlyIfTheHostToldOfAll() {
        Set<String> expected = Set.of("RTC", "RTCLOCAL", "LYNCLOCAL");
        List<SqlInstanceFacts> found =
                List.of(instance("RTCLOCAL", "15.0.4480.2"), instance("LYNCLOCAL", "15.0.4480.2"));

        List<HostFinding> told = assessor.assess(new SqlHost(found, true, expected, null), TODAY);
        List<HostFinding> partly = assessor.assess(new SqlHost(found, false, expected, null), TODAY);

        assertThat(told).last().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("sql/RTC");
            assertThat(finding.state()).isEqualTo(FindingState.MISSING);
            assertThat(finding.kb()).isNull();
        });
        assertThat(partly).last().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("sql/RTC");
            assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        });
    }

    @Test
    void anInstanceThatTheRoleDoesNotCallForIsToldAndJudgedAllTheSame() {
        List<HostFinding> findings = assessor.assess(
                new SqlHost(
                        List.of(instance("RTCLOCAL", "15.0.4480.2"), instance("SHADOW", "15.0.4430.1")),
                        true,
                        Set.of("RtcLocal"),
                        null),
                TODAY);

        assertThat(findings)
                .extracting(HostFinding::subject)
                .containsExactly("sql/RTCLOCAL", "sql/SHADOW", "sql/SHADOW/role");
        assertThat(findings.get(1).kb()).isEqualTo("KB5102335");
    }

    @Test
    void withoutARoleNothingIsMissingOrUnexpected() {
        assertThat(assess(instance("SHADOW", "15.0.4480.2"), TODAY))
                .extracting(HostFinding::subject)
                .containsExactly("sql/SHADOW");
    }

    private List<HostFinding> assess(SqlInstanceFacts instance, LocalDate day) {
        return assessor.assess(new SqlHost(List.of(instance), true, null, null), day);
    }

    private static SqlInstanceFacts instance(String name, String version) {
        return new SqlInstanceFacts(name, version, "Express Edition", true);
    }
}
