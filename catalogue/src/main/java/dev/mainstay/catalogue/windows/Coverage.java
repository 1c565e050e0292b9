package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.host.HostFacts;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.view.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was not judged, so that an empty list is not taken for a clean one. */
final class Coverage {

    private Coverage() {}

    static HostFinding of(
            Catalogue catalogue,
            ProductUpdates product,
            HostFacts host,
            InstalledUpdates installed,
            List<Update> withdrawn) {
        List<Evidence> evidence = new ArrayList<>();
        product.documented()
                .ifPresent(documented -> evidence.add(new Evidence(
                        documented.newest(),
                        "The catalogue's documents tell of updates for "
                                + product.product().name() + " from " + documented.first() + " to "
                                + documented.last() + "; none earlier or later is judged.")));
        long strangers = installed.listed().stream()
                .filter(kb -> catalogue.updatesByKb(kb).isEmpty()
                        && !product.windows().graph().updates().containsKey(kb))
                .count();
        if (strangers > 0) {
            evidence.add(new Evidence(
                    null,
                    strangers + " of the " + installed.listed().size()
                            + " updates that the host lists are in no document: what they contain is not known."));
        }
        if (installed.listed().isEmpty()) {
            evidence.add(new Evidence(null, "The host lists no update."));
        }
        Integer revision = installed.revision();
        if (revision == null) {
            evidence.add(new Evidence(null, "The revision of the build is not known."));
        } else if (!installed.told()) {
            evidence.add(new Evidence(
                    null, "The revision of the build, " + revision + ", follows from what the host lists."));
        }
        for (Update update : withdrawn) {
            evidence.add(new Evidence(
                    update.origins().getFirst(),
                    update.kb() + " is not listed and cannot be installed: "
                            + Withdrawn.reason(update.kb()).orElse("")
                            + ". Documents name nothing else that fixes "
                            + update.vulnerabilities().stream()
                                    .map(vulnerability -> vulnerability.cve())
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + "."));
        }
        host.unread().forEach(text -> evidence.add(new Evidence(null, text)));
        return new HostFinding(
                "windows/coverage",
                "What is not judged of " + product.product().name(),
                FindingState.UNKNOWN,
                Confidence.STRONG,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                evidence);
    }
}
