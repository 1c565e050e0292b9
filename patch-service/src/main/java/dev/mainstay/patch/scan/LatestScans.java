package dev.mainstay.patch.scan;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.event.Versions;
import dev.mainstay.messaging.recovery.HeldVersions;
import dev.mainstay.patch.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What each host's scans found last. A failed scan found nothing out and leaves what is known as it is; a partial one
 * tells what is missing, but only a complete one proves that something is not.
 */
@ApplicationScoped
@Transactional
public class LatestScans implements HeldVersions {

    private static final Comparator<ScanSnapshot> BY_SEQUENCE = Comparator.comparingLong(ScanSnapshot::sequence);

    private final ScanStore store;
    private final Clock clock;

    LatestScans(ScanStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes what is newer than what is known. Returns the hosts of which something new is known.
     *
     * @param watched updates of which it is kept whether they are installed; of all others only what is not
     * @throws UnreadableEventException if a version or time is not believed
     */
    public Set<HostId> take(List<ScanSnapshot> scans, Map<HostId, Set<UpdateRef>> watched) {
        Versions.check(
                "the scans of host",
                scans.stream()
                        .map(scan -> new Versions.Claim(scan.hostId(), scan.sequence(), scan.receivedAt()))
                        .toList(),
                store::sequences,
                clock.instant());
        Map<HostAndOutcome, ScanSnapshot> newest = new HashMap<>();
        scans.stream()
                .filter(scan -> scan.outcome() == Outcome.COMPLETE || scan.outcome() == Outcome.PARTIAL)
                .forEach(scan -> newest.merge(
                        new HostAndOutcome(new HostId(scan.hostId()), scan.outcome()),
                        keeping(watched.getOrDefault(new HostId(scan.hostId()), Set.of()), scan),
                        BinaryOperator.maxBy(BY_SEQUENCE)));
        if (newest.isEmpty()) {
            return Set.of();
        }
        return store.upsert(newest.values().stream()
                .sorted(Comparator.comparing(ScanSnapshot::hostId).thenComparing(ScanSnapshot::outcome))
                .toList());
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topic.SCAN_RESULTS.topicName());
    }

    /** What the scans found is forgotten too, as each has a sequence of its own: nothing is planned before the next one. */
    @Override
    public int forgetVersions(String topic, Optional<UUID> thing) {
        return store.forget(thing);
    }

    /** Those of the scans' hosts whose latest known scan is of another machine or another installation of Windows. */
    public Set<HostId> onAnotherMachine(List<ScanSnapshot> scans) {
        List<ScanSnapshot> telling = scans.stream()
                .filter(scan -> scan.machine() != null && scan.outcome() != Outcome.FAILED)
                .toList();
        Map<HostId, ScanSnapshot> known =
                latest(telling.stream().map(scan -> new HostId(scan.hostId())).collect(Collectors.toSet()));
        return telling.stream()
                .filter(scan -> Optional.ofNullable(known.get(new HostId(scan.hostId())))
                        .filter(before -> before.sequence() < scan.sequence())
                        .map(ScanSnapshot::machine)
                        .filter(machine -> machine.differsFrom(Objects.requireNonNull(scan.machine())))
                        .isPresent())
                .map(scan -> new HostId(scan.hostId()))
                .collect(Collectors.toSet());
    }

    /** The latest scan of each host that told what is missing, complete or partial. */
    public Map<HostId, ScanSnapshot> latest(Collection<HostId> hosts) {
        return latest(hosts, scan -> true);
    }

    public Optional<ScanSnapshot> latest(HostId host) {
        return Optional.ofNullable(latest(Set.of(host)).get(host));
    }

    /** The latest complete scan of each host. */
    public Map<HostId, ScanSnapshot> latestComplete(Collection<HostId> hosts) {
        return latest(hosts, scan -> scan.outcome() == Outcome.COMPLETE);
    }

    /** How each host's services stood by its last word, of the hosts that told. */
    public Map<HostId, List<Service>> services() {
        return store.services();
    }

    /**
     * Hosts whose last scan lists one of the updates, with its names among those asked for.
     *
     * @param names knowledge base articles or GUIDs of updates
     */
    public Map<HostId, Set<String>> listing(Collection<String> names) {
        return names.isEmpty() ? Map.of() : store.listing(names);
    }

    /** Whether one of the scans says something else of its host's services than is known: who serves may have changed. */
    public boolean tellOtherServices(List<ScanSnapshot> scans) {
        List<ScanSnapshot> telling =
                scans.stream().filter(scan -> scan.services() != null).toList();
        Map<HostId, List<Service>> known = telling.isEmpty()
                ? Map.of()
                : store.services(telling.stream().map(ScanSnapshot::hostId).toList());
        return telling.stream()
                .anyMatch(scan -> !Objects.equals(scan.services(), known.get(new HostId(scan.hostId()))));
    }

    private Map<HostId, ScanSnapshot> latest(Collection<HostId> hosts, Predicate<ScanSnapshot> wanted) {
        if (hosts.isEmpty()) {
            return Map.of();
        }
        return store.scans(hosts).stream()
                .filter(wanted)
                .collect(Collectors.toMap(
                        scan -> new HostId(scan.hostId()), scan -> scan, BinaryOperator.maxBy(BY_SEQUENCE)));
    }

    private static ScanSnapshot keeping(Set<UpdateRef> watched, ScanSnapshot scan) {
        return scan.withInstalled(
                scan.installed().stream().filter(watched::contains).toList());
    }

    private record HostAndOutcome(HostId host, Outcome outcome) {}
}
