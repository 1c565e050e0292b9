package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.InstalledWorkload.Component;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the components of a server are of one level. One update gives its components different builds (domain notes,
 * §4.1: server .803, web components .726 in September 2014), so that different builds prove nothing by themselves.
 *
 * <p>A server is half-patched when one of two components has come to a build of some month and the other lacks one of an
 * earlier month, or of the same update. That follows from updates being cumulative and applied to all components at once (§2.1), and is
 * inferred. Where the table knows no builds of a component that differs from the Core Components, the answer is that
 * nobody knows.
 */
final class ComponentAgreement {

    private final WorkloadBuilds builds;
    private final InstalledWorkload workload;
    private final Version core;
    private final List<Text> behind = new ArrayList<>();
    private final List<Text> unclear = new ArrayList<>();

    ComponentAgreement(WorkloadBuilds builds, InstalledWorkload workload, Version core) {
        this.builds = builds;
        this.workload = workload;
        this.core = core;
        workload.components().stream()
                .filter(component -> !component.name().equals(InstalledWorkload.CORE_COMPONENTS))
                .forEach(this::compare);
    }

    /** Nothing for a server whose only component is the core. */
    Optional<HostFinding> finding() {
        if (workload.components().size() < 2) {
            return Optional.empty();
        }
        FindingDraft draft;
        if (!behind.isEmpty()) {
            draft = draft(WorkloadText.HALF_PATCHED.with(), FindingState.MISSING, Confidence.LIKELY)
                    .remedy(WorkloadText.HALF_PATCHED_REMEDY.with());
            behind.forEach(draft::because);
        } else if (!unclear.isEmpty()) {
            draft = draft(WorkloadText.AGREEMENT_UNKNOWN.with(), FindingState.UNKNOWN, Confidence.STRONG);
        } else {
            draft = draft(WorkloadText.AGREED.with(), FindingState.INSTALLED, Confidence.STRONG)
                    .because(WorkloadText.AGREED_WHY.with());
        }
        unclear.forEach(draft::because);
        return Optional.of(draft.current(core).finding());
    }

    private static FindingDraft draft(Text title, FindingState state, Confidence confidence) {
        return new FindingDraft("workload/components", title, state, confidence);
    }

    private void compare(Component component) {
        Version version = component.version();
        if (version == null) {
            unclear.add(WorkloadText.COMPONENT_NO_VERSION.with(component.name()));
            return;
        }
        if (version.equals(core)) {
            return;
        }
        Level of = builds.levelOf(workload.product(), component.name(), version);
        Level ofCore = builds.levelOf(workload.product(), InstalledWorkload.CORE_COMPONENTS, core);
        if (lacksWhatTheOtherHas(of, ofCore)) {
            behind.add(WorkloadText.COMPONENT_BEHIND_CORE.with(component.name(), of.describe(), ofCore.describe()));
        } else if (lacksWhatTheOtherHas(ofCore, of)) {
            behind.add(WorkloadText.CORE_BEHIND_COMPONENT.with(ofCore.describe(), component.name(), of.describe()));
        } else if (!sameMonth(of, ofCore)) {
            unclear.add(WorkloadText.COMPONENT_UNCLEAR.with(component.name(), version, core));
        }
    }

    private static boolean lacksWhatTheOtherHas(Level one, Level other) {
        WorkloadBuild lacked = one.next();
        WorkloadBuild reached = other.reached();
        if (lacked == null || reached == null) {
            return false;
        }
        YearMonth month = lacked.fact().released();
        YearMonth reachedMonth = reached.fact().released();
        return lacked.fact().update().equals(reached.fact().update())
                || (month != null && reachedMonth != null && month.isBefore(reachedMonth));
    }

    /** Both are listed builds of one month. */
    private static boolean sameMonth(Level one, Level other) {
        return one.isListed()
                && other.isListed()
                && one.reachedMonth().isPresent()
                && one.reachedMonth().equals(other.reachedMonth());
    }
}
