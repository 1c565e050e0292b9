package dev.mainstay.catalogue.workload;

import static dev.mainstay.catalogue.workload.WorkloadSamples.TODAY;
import static dev.mainstay.catalogue.workload.WorkloadSamples.assess;
import static dev.mainstay.catalogue.workload.WorkloadSamples.assessor;
import static dev.mainstay.catalogue.workload.WorkloadSamples.programs;
import static dev.mainstay.catalogue.workload.WorkloadSamples.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Half-patched servers: components of different levels, where the table knows them and where it does not. */
class ComponentAgreementTest {

    /** September 2014 brought web components .726: a core of November 2014 beside older web components is half a patch. */
    @Test
    void webComponentsBelowAnUpdateThatTheCoreHasComeToAreHalfAPatch() {
        List<HostFinding> findings = assess(
                "Microsoft Lync Server 2013, Core Components=5.0.8308.834",
                "Microsoft Lync Server 2013, Web Components Server=5.0.8308.577");

        assertThat(findings)
                .extracting(HostFinding::subject, HostFinding::state)
                .contains(
                        tuple("workload/components", FindingState.MISSING),
                        tuple("workload/Web Components Server", FindingState.MISSING));
    }

    @Test
    void aCoreThatLacksAnUpdateWhichAnotherComponentHasComeToIsHalfAPatchToo() {
        HostFinding finding = agreement(
                "Microsoft Lync Server 2013, Core Components=5.0.8308.577",
                "Microsoft Lync Server 2013, Web Components Server=5.0.8308.726");

        assertThat(finding.state()).isEqualTo(FindingState.MISSING);
        assertThat(texts(finding)).anyMatch(text -> text.startsWith("The Core Components are 5.0.8308.577"));
    }

    @Test
    void differentBuildsOfOneUpdateAreOneLevelWhereTheTableKnowsBoth() {
        WorkloadAssessor assessor = assessor(List.of(
                row("Core Components", "CU1", "2013-02", "5.0.8308.291"),
                row("Core Components", "CU2", "2013-07", "5.0.8308.420"),
                row("Web Components Server", "CU1", "2013-02", "5.0.8308.280"),
                row("Web Components Server", "CU2", "2013-07", "5.0.8308.410")));

        assertThat(agreement(assessor, "5.0.8308.420", "5.0.8308.410").state()).isEqualTo(FindingState.INSTALLED);
        assertThat(agreement(assessor, "5.0.8308.420", "5.0.8308.280").state()).isEqualTo(FindingState.MISSING);
        assertThat(agreement(assessor, "5.0.8308.291", "5.0.8308.410").state()).isEqualTo(FindingState.MISSING);
    }

    @Test
    void whereTheTableDoesNotKnowAComponentNobodyKnows() {
        HostFinding differ = agreement(
                "Microsoft Lync Server 2013, Core Components=5.0.8308.1198",
                "Microsoft Lync Server 2013, Front End Server=5.0.8308.1136");
        HostFinding equal = agreement(
                "Microsoft Lync Server 2013, Core Components=5.0.8308.1198",
                "Microsoft Lync Server 2013, Front End Server=5.0.8308.1198");

        assertThat(differ.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(texts(differ)).anyMatch(text -> text.contains("Front End Server"));
        assertThat(equal.state()).isEqualTo(FindingState.INSTALLED);
    }

    private static HostFinding agreement(WorkloadAssessor assessor, String core, String web) {
        return assessor
                .assess(
                        programs(
                                "Microsoft Lync Server 2013, Core Components=" + core,
                                "Microsoft Lync Server 2013, Web Components Server=" + web),
                        TODAY)
                .stream()
                .filter(finding -> finding.subject().equals("workload/components"))
                .findFirst()
                .orElseThrow();
    }

    private static HostFinding agreement(String... programs) {
        return assess(programs).stream()
                .filter(finding -> finding.subject().equals("workload/components"))
                .findFirst()
                .orElseThrow();
    }

    private static WorkloadBuildFact row(String component, String update, String month, String build) {
        return new WorkloadBuildFact(
                new Origin(Source.WORKLOAD_BUILDS, "test", TODAY),
                "LYNC_SERVER_2013",
                component,
                update,
                List.of(),
                YearMonth.parse(month),
                build,
                false,
                "[I] test");
    }
}
