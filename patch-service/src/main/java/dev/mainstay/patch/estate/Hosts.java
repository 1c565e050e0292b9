package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.patch.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The hosts as this service knows them. */
@ApplicationScoped
@Transactional
public class Hosts {

    private final HostStore store;

    Hosts(HostStore store) {
        this.store = store;
    }

    /** Takes what is newer than what is known. Returns the hosts that changed by it. */
    public Set<HostId> take(List<HostSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Set.of();
        }
        Map<HostId, HostSnapshot> newest = new HashMap<>();
        BinaryOperator<HostSnapshot> newer = BinaryOperator.maxBy(Comparator.comparingLong(HostSnapshot::sequence));
        snapshots.forEach(host -> newest.merge(new HostId(host.hostId()), host, newer));
        return store.upsert(newest.values().stream()
                .sorted(Comparator.comparing(HostSnapshot::hostId))
                .toList());
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
