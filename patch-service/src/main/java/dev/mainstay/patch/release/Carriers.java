package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.HostNature;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.patch.HostId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Hosts that carry a name, put in its place: of an availability group's listener, a failover cluster or a failover
 * cluster instance. Its carriers serve whom it serves, so the rules of servers keep them apart from each other and from
 * those they serve. The name itself is out only when none of its carriers is in. Pure (docs/adr/0022).
 */
final class Carriers {

    private Carriers() {}

    /**
     * The carriers of a host that is a name, empty for a machine.
     *
     * @return none in the list: it is carried outside of the estate
     */
    static Optional<List<HostId>> carriers(HostSnapshot host) {
        List<UUID> carriers = host.carriers();
        return host.nature() == HostNature.NAME && carriers != null
                ? Optional.of(carriers.stream().map(HostId::new).toList())
                : Optional.empty();
    }

    /**
     * Whether it is open what the host is: no document tells a SQL Server's name from a listener's or a cluster's, and
     * neither an agent nor a scan of others has said so far.
     */
    static boolean mayBeName(HostSnapshot host) {
        return host.memberships().size() == 1
                && host.memberships().stream()
                        .map(Membership::pool)
                        .allMatch(pool -> pool.kind() == PoolKind.SQL_STORE
                                && pool.size() == 1
                                && pool.fqdn().equals(host.fqdn()));
    }

    /** The hosts as the rules look at them. */
    static List<EstateHost> resolved(List<EstateHost> hosts) {
        Map<HostId, EstateHost> byId = new HashMap<>();
        hosts.forEach(host -> byId.put(host.hostId(), host));
        Map<HostId, List<SqlInstance>> inherited = new HashMap<>();
        Map<HostId, EstateHost> names = new HashMap<>();
        for (EstateHost host : hosts) {
            host.carriers().ifPresent(carriers -> {
                List<EstateHost> known = carriers.stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .toList();
                if (known.isEmpty() && !carriers.isEmpty()) {
                    return; // Not heard of yet: until then the name is as out as before.
                }
                known.forEach(carrier -> inherited
                        .computeIfAbsent(carrier.hostId(), id -> new ArrayList<>())
                        .addAll(host.sqlInstances()));
                boolean carried = known.isEmpty()
                        || known.stream().anyMatch(carrier -> carrier.out().isEmpty());
                names.put(
                        host.hostId(),
                        new EstateHost(
                                host.hostId(),
                                host.fqdn(),
                                host.memberships(),
                                List.of(),
                                carried ? Optional.empty() : known.get(0).out(),
                                carried ? List.of() : known.get(0).notRunning(),
                                host.carriers()));
            });
        }
        return hosts.stream()
                .map(host -> names.getOrDefault(host.hostId(), host))
                .map(host -> carrying(host, inherited.getOrDefault(host.hostId(), List.of())))
                .toList();
    }

    private static EstateHost carrying(EstateHost host, List<SqlInstance> more) {
        return more.isEmpty()
                ? host
                : new EstateHost(
                        host.hostId(),
                        host.fqdn(),
                        host.memberships(),
                        Stream.concat(host.sqlInstances().stream(), more.stream())
                                .toList(),
                        host.out(),
                        host.notRunning(),
                        host.carriers());
    }
}
