package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.lifecycle.Lifecycles;
import dev.mainstay.catalogue.lifecycle.SupportAssessor;
import dev.mainstay.catalogue.shipped.Shipped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Servers by their components, judged by what ships with the product or by a table of the test's own. */
final class WorkloadSamples {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final List<Fact> SHIPPED = Shipped.facts();

    static final WorkloadAssessor ASSESSOR = assessor(facts(WorkloadBuildFact.class));

    private WorkloadSamples() {}

    /** What is found of programs, each {@code name=version}. */
    static List<HostFinding> assess(String... programs) {
        return ASSESSOR.assess(programs(programs), TODAY);
    }

    static List<ComponentFacts> programs(String... programs) {
        return Arrays.stream(programs)
                .map(program -> program.split("="))
                .map(parts -> new ComponentFacts(parts[0], parts[1]))
                .toList();
    }

    static List<String> texts(HostFinding finding) {
        return finding.in(Locale.ENGLISH).evidence().stream()
                .map(Evidence::text)
                .toList();
    }

    static WorkloadAssessor assessor(List<WorkloadBuildFact> builds) {
        return new WorkloadAssessor(
                new WorkloadBuilds(builds), new SupportAssessor(new Lifecycles(facts(LifecycleFact.class))));
    }

    private static <T extends Fact> List<T> facts(Class<T> kind) {
        return SHIPPED.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
