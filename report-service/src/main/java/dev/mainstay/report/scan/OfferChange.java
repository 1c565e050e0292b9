package dev.mainstay.report.scan;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.UpdateRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one or more scans of a host change in what is known to be missing on it. A complete scan replaces everything; a
 * partial one is true in what it lists and silent on the rest; a failed one says nothing. The first of a host that started anew
 * voids all before it, whatever its outcome.
 *
 * @param replacesAll whether what was known before is void
 * @param found what is offered or waits for a restart
 * @param installed what is installed and so no longer missing
 * @param foundAt when the newest of the scans was received
 */
public record OfferChange(
        UUID hostId, boolean replacesAll, Map<UpdateRef, Offer> found, Set<UpdateRef> installed, Instant foundAt) {

    /** Folds a host's scans, which are taken in the order of their sequence. */
    public static OfferChange of(UUID hostId, Collection<ScanSnapshot> scans) {
        List<ScanSnapshot> ordered = scans.stream()
                .sorted(Comparator.comparingLong(ScanSnapshot::sequence))
                .toList();
        boolean replacesAll = false;
        Map<UpdateRef, Offer> found = new HashMap<>();
        Set<UpdateRef> installed = new HashSet<>();
        for (ScanSnapshot scan : ordered) {
            if (Boolean.TRUE.equals(scan.startedAnew())) {
                replacesAll = true;
                found.clear();
                installed.clear();
            }
            switch (scan.outcome()) {
                case COMPLETE -> {
                    replacesAll = true;
                    found.clear();
                    installed.clear();
                }
                case PARTIAL -> {
                    scan.installed().forEach(found::remove);
                    installed.addAll(scan.installed());
                }
                case FAILED, UNKNOWN -> {
                    continue;
                }
            }
            for (Offer offer : scan.offers()) {
                found.put(offer.update(), offer);
                installed.remove(offer.update());
            }
        }
        return new OfferChange(
                hostId, replacesAll, found, installed, ordered.getLast().receivedAt());
    }
}
