package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One host's Windows on one day: first Windows itself, then what runs on it and is not closed by that. */
final class HostAssessment {

    private final Catalogue catalogue;
    private final ProductUpdates product;
    private final HostFacts host;
    private final Windows windows;
    private final SupersedenceGraph graph;
    private final InstalledUpdates installed;
    private final OpenUpdates open;
    private final Confidence confidence;
    private final PaidUpdates paid;
    private final Map<String, MissingUpdate> missing = new LinkedHashMap<>();
    /** Previews that close what nothing else does yet. */
    private final List<MissingUpdate> optional = new ArrayList<>();

    private final Map<Update, BitSet> beforeRollups = new LinkedHashMap<>();
    private final List<Update> withdrawn = new ArrayList<>();
    /** By family of components. */
    private final Map<String, UncertainUpdates> unknown = new TreeMap<>();

    HostAssessment(Catalogue catalogue, ProductUpdates product, HostFacts host, Windows windows, LocalDate today) {
        this.catalogue = catalogue;
        this.product = product;
        this.host = host;
        this.windows = windows;
        this.graph = product.windows().graph();
        this.installed = InstalledUpdates.of(host, windows, graph, catalogue);
        this.open = new OpenUpdates(product.windows(), installed.all());
        this.confidence = confidence();
        this.paid = PaidUpdates.of(catalogue, windows, today);
        judgeWindows();
        judgeComponents();
    }

    List<HostFinding> findings() {
        List<HostFinding> findings = new ArrayList<>();
        missing.values().forEach(update -> findings.add(update.finding(product.cves())));
        optional.forEach(update -> findings.add(update.finding(product.cves())));
        if (!beforeRollups.isEmpty()) {
            findings.add(
                    PreRollupUpdates.finding(beforeRollups, product.product().name(), product.cves()));
        }
        unknown.values().forEach(family -> findings.add(family.finding(product.cves())));
        InstalledFindings present =
                new InstalledFindings(graph, product.product().name(), installed, build());
        findings.addAll(present.findings());
        findings.addAll(product.withoutFix());
        findings.add(Coverage.of(
                catalogue,
                product,
                host,
                installed,
                new WithdrawnUpdates(catalogue, product, present()).told(withdrawn, open.closed())));
        return findings;
    }

    private void judgeWindows() {
        Map<Update, BitSet> smallest = open.smallest();
        open.previews(smallest)
                .forEach((update, closes) ->
                        optional.add(missing(update, product.product().name(), graph, confidence)
                                .optional()
                                .closes(closes, product.windows())));
        smallest.forEach((update, closes) -> {
            if (PreRollupUpdates.has(update, graph)) {
                beforeRollups.put(update, closes);
            } else if (WithdrawalReason.reason(update.kb()).isPresent()) {
                withdrawn.add(update);
            } else {
                missing.put(
                        update.kb(),
                        missing(update, product.product().name(), graph, confidence)
                                .closes(closes, product.windows()));
            }
        });
        new UpdatesBehind(installed, graph, product.product().name(), build(), host)
                .placeAmong(missing, product.windows());
    }

    private void judgeComponents() {
        Set<String> present = present();
        Set<String> after = new HashSet<>(present);
        Map<String, Set<String>> planned = new LinkedHashMap<>();
        missing.keySet().forEach(kb -> planned.put(kb, Set.copyOf(graph.kbs(graph.closure(kb)))));
        planned.values().forEach(after::addAll);
        product.components(host).forEach((component, updates) -> {
            if (component.presence() == Component.Presence.PRESENT) {
                OpenUpdates now = new OpenUpdates(updates, present);
                planned.forEach((kb, within) -> {
                    MissingUpdate update = missing.get(kb);
                    if (update != null) {
                        update.closes(now.openIn(updates.graph().numbers(within)), updates);
                    }
                });
            }
            new OpenUpdates(updates, after).smallest().forEach((update, closes) -> {
                if (component.presence() == Component.Presence.UNKNOWN) {
                    unknown.computeIfAbsent(component.family(), family -> new UncertainUpdates(family, false))
                            .add(component, update, closes);
                } else if (component.isDotNet()) {
                    unknown.computeIfAbsent(component.name(), name -> new UncertainUpdates(name, true))
                            .add(component, update, closes);
                } else if (PreRollupUpdates.has(update, updates.graph())) {
                    beforeRollups.put(update, closes);
                } else {
                    missing.computeIfAbsent(
                                    update.kb(),
                                    kb -> missing(update, component.name(), updates.graph(), Confidence.LIKELY))
                            .closes(closes, updates);
                }
            });
        });
    }

    /** Installed, or within what is installed. */
    private Set<String> present() {
        Set<String> present = new HashSet<>(graph.kbs(open.closed()));
        present.addAll(installed.all());
        return present;
    }

    private MissingUpdate missing(Update update, String name, SupersedenceGraph within, Confidence sure) {
        Optional<Update> rollup = laterRollup(update, within);
        boolean doubtful = rollup.isPresent() || update.track() == Track.SERVICING_STACK;
        boolean byBuild = update.track() == Track.CUMULATIVE || update.track() == Track.HOTPATCH;
        Confidence level = isUnlisted() && !byBuild
                ? Confidence.WEAK
                : doubtful && sure == Confidence.STRONG ? Confidence.LIKELY : sure;
        MissingUpdate finding = new MissingUpdate(
                        update, "windows/" + update.kb(), UpdateText.title(update, name), FindingState.MISSING, level)
                .current(build().toString())
                .because(UpdateText.documented(update, name))
                .because(
                        installed.listed().isEmpty()
                                ? (isUnlisted() ? WindowsText.LIST_NOT_READ : WindowsText.LISTS_NONE).with()
                                : WindowsText.NOT_LISTED.with(installed.listed().size()));
        if (update.track() == Track.SERVICING_STACK) {
            finding.because(WindowsText.LATER_STACKS.with());
        }
        rollup.ifPresent(later -> finding.because(UpdateText.doubt(update, later, within)));
        paid.remedy(update, within).ifPresent(finding::remedy);
        return finding;
    }

    /**
     * The latest rollup, on the host or to be installed, that may contain an update that stands alone: Microsoft took such
     * updates into later rollups, and documents do not say which. Rollups before Windows 10 contain no servicing stack.
     */
    private Optional<Update> laterRollup(Update update, SupersedenceGraph within) {
        LocalDate released = update.released();
        Set<Track> rollups = update.track() == Track.SINGLE
                ? Set.of(Track.MONTHLY_ROLLUP, Track.CUMULATIVE)
                : update.track() == Track.SERVICING_STACK ? Set.of(Track.CUMULATIVE) : Set.of();
        if (released == null || rollups.isEmpty()) {
            return Optional.empty();
        }
        Set<String> present = installed.all();
        return within.numbered().stream()
                .filter(other -> rollups.contains(other.track())
                        && (present.contains(other.kb()) || missing.containsKey(other.kb())))
                .filter(other -> other.released() != null && other.released().isAfter(released))
                .max(Comparator.comparing((Update other) -> Objects.requireNonNullElse(other.released(), LocalDate.MIN))
                        .thenComparing(Update::kb));
    }

    /** Whether nobody read a list of what is installed. */
    private boolean isUnlisted() {
        return installed.listed().isEmpty() && host.lacks("hotfixes");
    }

    /** Certain of what a build proves; of a list as far as there is one. */
    private Confidence confidence() {
        boolean whole = !host.lacks("hotfixes");
        if (!whole && installed.listed().isEmpty() && !installed.told()) {
            return Confidence.WEAK;
        }
        if (windows.line().isWindows10()) {
            return installed.told() ? Confidence.STRONG : Confidence.LIKELY;
        }
        return whole ? Confidence.STRONG : Confidence.LIKELY;
    }

    /** With the revision, as far as it is told or follows from what is listed. */
    private Version build() {
        Version line = windows.line();
        Integer revision = installed.revision();
        return revision == null || (!line.isWindows10() && !installed.told()) ? line : line.withRevision(revision);
    }
}
