package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.HostFacts;
import dev.mainstay.catalogue.host.HostFacts.Windows;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.view.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Map<Update, Set<Vulnerability>> beforeRollups = new LinkedHashMap<>();
    private final List<HostFinding> unknown = new ArrayList<>();

    HostAssessment(Catalogue catalogue, ProductUpdates product, HostFacts host, Windows windows, LocalDate today) {
        this.catalogue = catalogue;
        this.product = product;
        this.host = host;
        this.windows = windows;
        this.graph = product.windows();
        this.installed = InstalledUpdates.of(host, windows, graph, catalogue);
        this.open = new OpenUpdates(graph, installed.all());
        this.confidence = confidence();
        this.paid = PaidUpdates.of(catalogue, windows, today);
        judgeWindows();
        judgeComponents();
    }

    List<HostFinding> findings() {
        List<HostFinding> findings = new ArrayList<>();
        missing.values().forEach(update -> findings.add(update.finding(catalogue)));
        findings.addAll(unknown);
        InstalledFindings present =
                new InstalledFindings(graph, product.product().name(), installed, build());
        findings.addAll(present.findings());
        findings.add(Coverage.of(catalogue, product, host, installed));
        return findings;
    }

    private void judgeWindows() {
        LocalDate firstRollup = firstRollup();
        open.smallest().forEach((update, closes) -> {
            if (update.track() == Track.SINGLE
                    && update.released() != null
                    && update.released().isBefore(firstRollup)) {
                beforeRollups.put(update, closes);
            } else {
                missing.put(
                        update.kb(),
                        missing(update, product.product().name(), confidence).closes(closes));
            }
        });
        if (!beforeRollups.isEmpty()) {
            unknown.add(BeforeRollups.finding(beforeRollups, product.product().name(), catalogue));
        }
    }

    /** Documents do not say whether rollups contain what came before the first of them. */
    private LocalDate firstRollup() {
        return graph.updates().values().stream()
                .filter(update -> update.track() == Track.MONTHLY_ROLLUP && update.released() != null)
                .map(update -> update.released() == null ? LocalDate.MAX : update.released())
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    private void judgeComponents() {
        Set<String> present = new LinkedHashSet<>(open.closed());
        present.addAll(installed.all());
        Set<String> planned = graph.closure(missing.keySet());
        product.components(host).forEach((component, updates) -> {
            OpenUpdates now = new OpenUpdates(updates, present);
            Set<String> after = new LinkedHashSet<>(present);
            after.addAll(planned);
            OpenUpdates later = new OpenUpdates(updates, after);
            creditToPlanned(updates, now);
            Map<Update, Set<Vulnerability>> rest = later.smallest();
            if (rest.isEmpty()) {
                return;
            }
            if (component.presence() == Component.Presence.PRESENT) {
                rest.forEach((update, closes) -> missing.computeIfAbsent(
                                update.kb(), kb -> missing(update, component.name(), Confidence.LIKELY))
                        .closes(closes));
            } else {
                rest.forEach((update, closes) -> unknown.add(new MissingUpdate(
                                update,
                                "windows/component/" + component.name() + "/" + update.kb(),
                                UpdateText.title(update, component.name()) + ", if it is installed",
                                FindingState.UNKNOWN,
                                Confidence.WEAK)
                        .closes(closes)
                        .because("Whether " + component.name() + " is installed is not known.")
                        .because(UpdateText.documented(update, component.name()))
                        .finding(catalogue)));
            }
        });
    }

    /** An update to install for Windows closes what it names for components as well. */
    private void creditToPlanned(SupersedenceGraph updates, OpenUpdates now) {
        missing.forEach((kb, planned) -> {
            for (String contained : graph.closure(List.of(kb))) {
                Update update = updates.updates().get(contained);
                if (update != null) {
                    planned.closes(now.open(update));
                }
            }
        });
    }

    private MissingUpdate missing(Update update, String name, Confidence sure) {
        Confidence level = update.track() == Track.SERVICING_STACK ? Confidence.LIKELY : sure;
        MissingUpdate finding = new MissingUpdate(
                        update, "windows/" + update.kb(), UpdateText.title(update, name), FindingState.MISSING, level)
                .current(build())
                .because(UpdateText.documented(update, name))
                .because(
                        installed.listed().isEmpty()
                                ? "The host lists no update."
                                : "It is not among the " + installed.listed().size()
                                        + " updates that the host lists, nor within one of them.");
        if (update.track() == Track.SERVICING_STACK) {
            finding.because("Later servicing stacks that fix no vulnerability are in no document.");
        }
        paid.remedy(update, graph).ifPresent(finding::remedy);
        return finding;
    }

    /** Certain of what a build proves; of a list as far as there is one. */
    private Confidence confidence() {
        boolean noList = installed.listed().isEmpty() && !host.unread().isEmpty();
        if (windows.version().startsWith("10.")) {
            return installed.told() ? Confidence.STRONG : noList ? Confidence.WEAK : Confidence.LIKELY;
        }
        return noList ? Confidence.WEAK : Confidence.STRONG;
    }

    private String build() {
        return windows.version() + "." + windows.build()
                + (installed.revision() == null || !windows.version().startsWith("10.")
                        ? ""
                        : "." + installed.revision());
    }
}
