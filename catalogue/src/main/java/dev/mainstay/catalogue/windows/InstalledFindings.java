package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a graph is on the host: listed itself, within what is listed, or reached by the build. */
final class InstalledFindings {

    private final SupersedenceGraph graph;
    private final String product;
    private final InstalledUpdates installed;
    private final Set<String> all;
    private final Version build;

    InstalledFindings(SupersedenceGraph graph, String product, InstalledUpdates installed, Version build) {
        this.graph = graph;
        this.product = product;
        this.installed = installed;
        this.all = installed.all();
        this.build = build;
    }

    List<HostFinding> findings() {
        List<HostFinding> findings = new ArrayList<>();
        BitSet present = graph.closure(graph.numbers(all));
        for (Update update : present.stream().mapToObj(graph.numbered()::get).toList()) {
            if (!update.isDocumented() || installed.behind().containsKey(update.kb())) {
                continue;
            }
            if (installed.listed().contains(update.kb())) {
                findings.add(finding(
                        update, FindingState.INSTALLED, new Evidence(null, WindowsText.LISTED.with(update.kb()))));
            } else {
                findings.add(finding(update, FindingState.INSTALLED_OTHER, reason(update)));
            }
        }
        return findings;
    }

    private Evidence reason(Update update) {
        Update hotpatch = installed.hotpatch();
        if (hotpatch != null && installed.isByHotpatch(update)) {
            return new Evidence(
                    update.origins().getFirst(),
                    WindowsText.BUILD_OF_HOTPATCH.with(build, hotpatch.kb(), hotpatch.released()));
        }
        if (installed.newer().contained(graph).contains(update.kb())) {
            return new Evidence(null, WindowsText.WITHIN_NEWER.with());
        }
        if (installed.reached().contains(update.kb())) {
            return new Evidence(
                    update.origins().getFirst(),
                    (installed.told() ? WindowsText.BUILD_TOLD : WindowsText.BUILD_LISTED).with(build, update.build()));
        }
        Optional<Evidence> path = graph.path(update.kb(), all).map(UpdateText::path);
        return path.orElseGet(() -> new Evidence(null, WindowsText.WITHIN_INSTALLED.with()));
    }

    private HostFinding finding(Update update, FindingState state, Evidence reason) {
        return new FindingDraft(
                        "windows/" + update.kb(),
                        UpdateText.title(update, product),
                        state,
                        installed.told() || state == FindingState.INSTALLED ? Confidence.STRONG : Confidence.LIKELY)
                .kb(update.kb())
                .target(update.build())
                .because(List.of(reason))
                .finding();
    }
}
