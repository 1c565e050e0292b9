package dev.mainstay.catalogue.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.lifecycle.Lifecycles;
import dev.mainstay.catalogue.lifecycle.SupportAssessor;
import dev.mainstay.catalogue.shipped.Shipped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Half-patched servers: components of different levels, where the table knows them and where it does not. */
class ComponentAgreementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final List<Fact> SHIPPED = Shipped.facts();
    private static final WorkloadAssessor ASSESSOR = assessor(facts(WorkloadBuildFact.class));

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

    private static List<HostFinding> assess(String... programs) {
        return ASSESSOR.assess(programs(programs), TODAY);
    }

    private static List<ComponentFacts> programs(String... programs) {
        return Arrays.stream(programs)
                .map(program -> program.split("="))
                .map(parts -> new ComponentFacts(parts[0], parts[1]))
                .toList();
    }

    private static List<String> texts(HostFinding finding) {
        return finding.in(Locale.ENGLISH).evidence().stream()
                .map(Evidence::text)
                .toList();
    }

    private static WorkloadAssessor assessor(List<WorkloadBuildFact> builds) {
        return new WorkloadAssessor(
                new WorkloadBuilds(builds), new SupportAssessor(new Lifecycles(facts(LifecycleFact.class))));
    }

    private static <T extends Fact> List<T> facts(Class<T> kind) {
        return SHIPPED.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
