package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Updates from before the first monthly rollup of a Windows release that no document says to be replaced. Microsoft meant
 * to take them into the rollups little by little; no document says which of them were. One finding tells of all: listing
 * each as missing is how a catalogue comes to 178 updates on a host to which Windows Update offers one.
 */
final class PreRollupUpdates {

    private PreRollupUpdates() {}

    /** Whether the update stands alone and is older than the first monthly rollup of its product. */
    static boolean has(Update update, SupersedenceGraph graph) {
        LocalDate released = update.released();
        return update.track() == Track.SINGLE
                && released != null
                && graph.first(Track.MONTHLY_ROLLUP).filter(released::isBefore).isPresent();
    }

    static HostFinding finding(Map<Update, BitSet> updates, String product, NumberedCves cves) {
        BitSet closes = new BitSet();
        updates.values().forEach(closes::or);
        String kbs = updates.keySet().stream().map(Update::kb).sorted().collect(Collectors.joining(", "));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(null, WindowsText.BEFORE_ROLLUPS_WHY.with(kbs)));
        updates.keySet().stream()
                .flatMap(update -> update.origins().stream())
                .distinct()
                .forEach(origin -> evidence.add(new Evidence(origin, WindowsText.BEFORE_ROLLUPS_NAMED.with())));
        return new FindingDraft(
                        "windows/before-rollups",
                        WindowsText.BEFORE_ROLLUPS.with(updates.size(), product),
                        FindingState.UNKNOWN,
                        Confidence.WEAK)
                .closing(cves.names(closes), cves.exploited(closes), null)
                .remedy(WindowsText.ASK_AGENT.with())
                .because(evidence)
                .finding();
    }
}
