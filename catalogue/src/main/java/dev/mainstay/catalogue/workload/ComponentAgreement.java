package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
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
    private final List<String> behind = new ArrayList<>();
    private final List<String> unclear = new ArrayList<>();

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
            draft = draft("The server is half-patched", FindingState.MISSING, Confidence.LIKELY)
                    .remedy("Install the newest update of the server again, so that it reaches every component.");
            behind.forEach(draft::because);
        } else if (!unclear.isEmpty()) {
            draft = draft(
                    "Whether the components are of one level is not known", FindingState.UNKNOWN, Confidence.STRONG);
        } else {
            draft = draft("The components are of one level", FindingState.INSTALLED, Confidence.STRONG)
                    .because("No component lacks a known build that another one has come to.");
        }
        unclear.forEach(draft::because);
        return Optional.of(draft.current(core).finding());
    }

    private static FindingDraft draft(String title, FindingState state, Confidence confidence) {
        return new FindingDraft("workload/components", title, state, confidence);
    }

    private void compare(Component component) {
        Version version = component.version();
        if (version == null) {
            unclear.add("The host does not say which version " + component.name() + " has.");
            return;
        }
        if (version.equals(core)) {
            return;
        }
        Level of = builds.levelOf(workload.product(), component.name(), version);
        Level ofCore = builds.levelOf(workload.product(), InstalledWorkload.CORE_COMPONENTS, core);
        if (lacksWhatTheOtherHas(of, ofCore)) {
            behind.add(component.name() + " is " + of.describe() + ", while the Core Components are "
                    + ofCore.describe() + ".");
        } else if (lacksWhatTheOtherHas(ofCore, of)) {
            behind.add("The Core Components are " + ofCore.describe() + ", while " + component.name() + " is "
                    + of.describe() + ".");
        } else if (!sameMonth(of, ofCore)) {
            unclear.add(component.name() + " is " + version + " and the Core Components are " + core
                    + "; one update gives components different builds, and the table does not know those of "
                    + component.name() + " at this level.");
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
