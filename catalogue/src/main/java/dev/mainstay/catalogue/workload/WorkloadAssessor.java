package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.lifecycle.SupportAssessor;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import dev.mainstay.catalogue.workload.InstalledWorkload.Component;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Judge of Lync Server or Skype for Business Server on one host, component by component. Pure.
 *
 * <p>Findings: {@code workload/Core Components}, whose level is that of the server (domain notes, §4.5); {@code
 * workload/<component>} for another component that is below a build that the table knows of it; {@code
 * workload/components} on whether they are of one level; {@code workload/support} when the product's support is over or
 * ends soon.
 */
public final class WorkloadAssessor {

    private final WorkloadBuilds builds;
    private final SupportAssessor support;
    private final FixedBuilds fixes;
    private final Vulnerabilities vulnerabilities;

    /** Without documents that say which vulnerabilities an update closes. */
    public WorkloadAssessor(WorkloadBuilds builds, SupportAssessor support) {
        this(builds, support, Catalogue.of(List.of()));
    }

    /**
     * With what a catalogue's MSRC documents say.
     *
     * @param catalogue must have the updates of the products that {@link FixedBuilds} reads
     */
    public WorkloadAssessor(WorkloadBuilds builds, SupportAssessor support, Catalogue catalogue) {
        this.builds = builds;
        this.support = support;
        this.fixes = new FixedBuilds(catalogue);
        this.vulnerabilities = new Vulnerabilities(catalogue);
    }

    /**
     * All findings about the product on a host; none when the host has no part of it.
     *
     * @param programs as the registry lists them
     */
    public List<HostFinding> assess(List<ComponentFacts> programs, LocalDate day) {
        return InstalledWorkload.of(programs)
                .map(workload -> assess(workload, day))
                .orElse(List.of());
    }

    private List<HostFinding> assess(InstalledWorkload workload, LocalDate day) {
        List<HostFinding> findings = new ArrayList<>();
        Version core = workload.core().map(Component::version).orElse(null);
        if (core == null) {
            findings.add(levelUnknown());
        } else {
            findings.add(core(
                    workload.product(), builds.levelOf(workload.product(), InstalledWorkload.CORE_COMPONENTS, core)));
            new ComponentAgreement(builds, workload, core).finding().ifPresent(findings::add);
        }
        workload.components().stream()
                .filter(component -> !component.name().equals(InstalledWorkload.CORE_COMPONENTS))
                .flatMap(component -> behind(workload.product(), component).stream())
                .forEach(findings::add);
        support.workload(workload.product(), core == null ? null : core.toString(), day)
                .ifPresent(findings::add);
        return findings;
    }

    private static HostFinding levelUnknown() {
        return new FindingDraft(
                        "workload/" + InstalledWorkload.CORE_COMPONENTS,
                        WorkloadText.CORE_NO_VERSION.with(),
                        FindingState.UNKNOWN,
                        Confidence.STRONG)
                .because(WorkloadText.CORE_NO_VERSION_WHY.with())
                .finding();
    }

    private HostFinding core(String product, Level level) {
        FindingDraft draft = coreDraft(level);
        WorkloadBuild newest = level.newest();
        if (newest != null && level.reached() != null && level.next() != null) {
            vulnerabilities.addTo(draft, fixes.between(product, level.version(), newest.version()));
        }
        lastSecurity(draft, level);
        publishedAgain(draft, level);
        return draft.current(level.version())
                .because(WorkloadText.CORE_AT.with(level.describe()))
                .finding();
    }

    private static FindingDraft coreDraft(Level level) {
        String subject = "workload/" + InstalledWorkload.CORE_COMPONENTS;
        WorkloadBuild newest = level.newest();
        if (newest == null || level.reached() == null) {
            return new FindingDraft(subject, WorkloadText.CORE_UNKNOWN.with(), FindingState.UNKNOWN, Confidence.STRONG);
        }
        if (level.isNewerThanKnown()) {
            return new FindingDraft(subject, WorkloadText.CORE_NEWER.with(), FindingState.UNKNOWN, Confidence.STRONG)
                    .because(newest.fact().origin(), WorkloadText.CORE_NEWER_WHY.with(newest.version(), newest.name()));
        }
        if (level.next() == null) {
            return new FindingDraft(
                            subject,
                            WorkloadText.CORE_NEWEST.with(),
                            FindingState.INSTALLED,
                            level.between().isEmpty() ? Confidence.STRONG : Confidence.LIKELY)
                    .kbs(newest.fact().kbs());
        }
        return new FindingDraft(
                        subject,
                        WorkloadText.CORE_LACKS.with(),
                        FindingState.MISSING,
                        newest.isVerified() ? Confidence.STRONG : Confidence.LIKELY)
                .kbs(newest.fact().kbs())
                .target(newest.version())
                .remedy(WorkloadText.CORE_LACKS_REMEDY.with())
                .because(
                        newest.fact().origin(),
                        WorkloadText.CORE_LACKS_WHY.with(
                                newest.version(), newest.name(), newest.fact().basis()));
    }

    private static void publishedAgain(FindingDraft draft, Level level) {
        WorkloadBuild next = level.next();
        WorkloadBuild reached = level.reached();
        if (next != null
                && reached != null
                && next.fact().update().equals(reached.fact().update())) {
            draft.because(
                    next.fact().origin(),
                    WorkloadText.PUBLISHED_AGAIN.with(
                            reached.fact().update(),
                            next.version(),
                            String.join(", ", next.fact().kbs())));
        }
    }

    private static void lastSecurity(FindingDraft draft, Level level) {
        WorkloadBuild security = level.lastSecurity();
        if (security != null) {
            draft.because(
                    security.fact().origin(),
                    (level.version().isAtLeast(security.version())
                                    ? WorkloadText.SECURITY_HAS
                                    : WorkloadText.SECURITY_LACKS)
                            .with(security.version(), security.name()));
        }
    }

    /**
     * Only being below a known build is told: fixes differ per component, so that the newest known may be an old one. It
     * is not named as what to install: the server's newest update contains it.
     */
    private List<HostFinding> behind(String product, Component component) {
        Version version = component.version();
        if (version == null) {
            return List.of();
        }
        Level level = builds.levelOf(product, component.name(), version);
        WorkloadBuild newest = level.newest();
        if (newest == null || level.next() == null) {
            return List.of();
        }
        return List.of(new FindingDraft(
                        "workload/" + component.name(),
                        WorkloadText.COMPONENT_BELOW.with(component.name()),
                        FindingState.MISSING,
                        Confidence.LIKELY)
                .current(version)
                .target(newest.version())
                .remedy(WorkloadText.COMPONENT_BELOW_REMEDY.with())
                .because(
                        newest.fact().origin(),
                        WorkloadText.COMPONENT_BELOW_WHY.with(
                                newest.version(), newest.name(), newest.fact().basis()))
                .finding());
    }
}
