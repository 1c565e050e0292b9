package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.index.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** What was not judged, so that an empty list is not taken for a clean one. */
final class Coverage {

    private Coverage() {}

    static HostFinding of(
            Catalogue catalogue,
            ProductUpdates product,
            HostFacts host,
            InstalledUpdates installed,
            List<Evidence> withdrawn) {
        List<Evidence> evidence = new ArrayList<>();
        product.documented()
                .ifPresent(documented -> evidence.add(new Evidence(
                        documented.newest(),
                        WindowsText.COVERAGE_DOCUMENTS.with(
                                product.product().name(), documented.first(), documented.last()))));
        long strangers = installed.listed().stream()
                .filter(kb -> catalogue.updatesByKb(kb).isEmpty()
                        && catalogue.windowsBuilds(kb).isEmpty()
                        && !product.windows().graph().updates().containsKey(kb))
                .count();
        if (strangers > 0) {
            evidence.add(new Evidence(
                    null,
                    WindowsText.COVERAGE_STRANGERS.with(
                            strangers,
                            installed.listed().size(),
                            product.product().name())));
        }
        if (installed.listed().isEmpty()) {
            evidence.add(new Evidence(
                    null, (host.lacks("hotfixes") ? WindowsText.LIST_NOT_READ : WindowsText.LISTS_NONE).with()));
        }
        Integer revision = installed.revision();
        if (revision == null) {
            evidence.add(new Evidence(null, WindowsText.REVISION_UNKNOWN.with()));
        } else if (!installed.told()) {
            evidence.add(new Evidence(null, WindowsText.REVISION_FOLLOWS.with(revision)));
        }
        evidence.addAll(installed.newer().evidence(revision));
        evidence.addAll(withdrawn);
        host.unread().forEach(text -> evidence.add(new Evidence(null, text)));
        return new FindingDraft(
                        "windows/coverage",
                        WindowsText.COVERAGE.with(product.product().name()),
                        FindingState.UNKNOWN,
                        Confidence.STRONG)
                .because(evidence)
                .finding();
    }
}
