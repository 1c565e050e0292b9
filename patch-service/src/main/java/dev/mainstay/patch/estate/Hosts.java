package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.Topic;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The hosts as this service knows them. */
@ApplicationScoped
@Transactional
public class Hosts implements HeldVersions {

    private final HostStore store;
    private final Clock clock;

    Hosts(HostStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes what is newer than what is known. Returns the hosts that changed by it.
     *
     * @throws UnreadableEventException if a version or time is not believed
     */
    public Set<HostId> take(List<HostSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Set.of();
        }
        Versions.check(
                "host",
                snapshots.stream()
                        .map(host -> new Versions.Claim(host.hostId(), host.sequence(), host.changedAt()))
                        .toList(),
                store::sequences,
                clock.instant());
        Map<HostId, HostSnapshot> newest = new HashMap<>();
        BinaryOperator<HostSnapshot> newer = BinaryOperator.maxBy(Comparator.comparingLong(HostSnapshot::sequence));
        snapshots.forEach(host -> newest.merge(new HostId(host.hostId()), host, newer));
        return store.upsert(newest.values().stream()
                .sorted(Comparator.comparing(HostSnapshot::hostId))
                .toList());
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topic.ESTATE_HOSTS.topicName());
    }

    /** What is known of the hosts stays. */
    @Override
    public int forgetVersions(String topic, Optional<UUID> thing) {
        return store.forgetSequences(thing);
    }

    public Optional<HostSnapshot> find(HostId id) {
        return store.host(id);
    }

    public Map<HostId, HostSnapshot> find(Collection<HostId> ids) {
        return store.hosts(ids).stream().collect(Collectors.toMap(host -> new HostId(host.hostId()), host -> host));
    }

    /** All hosts that are part of the estate. */
    public List<HostSnapshot> active() {
        return store.all().stream()
                .filter(host -> host.state() == HostState.ACTIVE)
                .toList();
    }
}
