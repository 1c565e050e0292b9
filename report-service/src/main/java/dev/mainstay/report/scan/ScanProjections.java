package dev.mainstay.report.scan;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.report.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Projection of scan events into history, newest scan and findings, in the caller's transaction. */
@ApplicationScoped
public class ScanProjections {
    private final ScanStore scans;
    private final OfferStore findings;

    ScanProjections(ScanStore scans, OfferStore findings) {
        this.scans = scans;
        this.findings = findings;
    }

    /**
     * Projects the snapshots, whatever their order.
     *
     * @return the scans not seen before
     */
    public Set<Version> project(Collection<ScanSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Set.of();
        }
        Map<UUID, List<ScanSnapshot>> byHost = snapshots.stream().collect(Collectors.groupingBy(ScanSnapshot::hostId));
        Map<UUID, Long> known = scans.sequences(byHost.keySet());
        List<OfferChange> changes = new ArrayList<>();
        List<ScanSnapshot> latest = new ArrayList<>();
        byHost.forEach((hostId, all) -> {
            List<ScanSnapshot> newer = all.stream()
                    .filter(scan -> scan.sequence() > known.getOrDefault(hostId, 0L))
                    .toList();
            if (!newer.isEmpty()) {
                changes.add(OfferChange.of(hostId, newer));
                newer.stream()
                        .max(Comparator.comparingLong(ScanSnapshot::sequence))
                        .ifPresent(latest::add);
            }
        });
        if (!changes.isEmpty()) {
            scans.setLatest(latest);
            findings.apply(changes);
        }
        return scans.append(snapshots);
    }
}
