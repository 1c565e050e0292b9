package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.patch.HostId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The estate by pool, and which hosts are out of it; grows as the plan releases jobs. */
final class Availability {

    private final Map<HostId, EstateHost> hosts = new HashMap<>();
    private final Map<String, List<EstateHost>> membersByPool = new HashMap<>();
    private final Map<String, List<EstateHost>> serversByPool = new HashMap<>();
    private final Map<String, Set<String>> pairs = new HashMap<>();
    private final Map<String, List<EstateHost>> appliancesByPool = new HashMap<>();
    private final Map<HostId, OutageCause> causes = new HashMap<>();

    Availability(List<EstateHost> estate) {
        for (EstateHost host : estate) {
            hosts.put(host.hostId(), host);
            host.memberships().forEach(member -> joined(host, member.pool()));
            host.servesOtherPools()
                    .forEach(pool -> serversByPool
                            .computeIfAbsent(pool, key -> new ArrayList<>())
                            .add(host));
            host.out().ifPresent(cause -> causes.put(host.hostId(), cause));
        }
        membersByPool.forEach((pool, members) -> members.sort(
                Comparator.<EstateHost>comparingInt(host -> ordinal(host, pool)).thenComparing(EstateHost::hostId)));
    }

    Optional<EstateHost> host(HostId id) {
        return Optional.ofNullable(hosts.get(id));
    }

    /** The known members of a pool in topology order. */
    List<EstateHost> members(String pool) {
        return membersByPool.getOrDefault(pool, List.of());
    }

    /** The hosts outside the pool whose SQL Server instances it depends on. */
    List<EstateHost> servers(String pool) {
        return serversByPool.getOrDefault(pool, List.of());
    }

    Optional<OutageCause> cause(EstateHost host) {
        return Optional.ofNullable(causes.get(host.hostId()));
    }

    void released(EstateHost host) {
        causes.put(host.hostId(), OutageCause.IN_PROGRESS);
    }

    /**
     * Those of {@code among}, other than the candidate, that must not be out together with it. Releasing a host that is
     * out already takes nobody else out, so then only hosts that are being worked on count.
     */
    List<EstateHost> against(EstateHost candidate, Collection<EstateHost> among) {
        boolean outAlready = causes.containsKey(candidate.hostId());
        return among.stream()
                .filter(host -> !host.hostId().equals(candidate.hostId()))
                .filter(host -> cause(host)
                        .filter(cause -> !outAlready || cause.underWork())
                        .isPresent())
                .toList();
    }

    /** The one to name: preferably one that does not come back by itself, as that is what needs a person. */
    Optional<EstateHost> culprit(List<EstateHost> out) {
        return out.stream()
                .min(Comparator.<EstateHost, Boolean>comparing(this::passes).thenComparing(EstateHost::fqdn));
    }

    boolean passes(EstateHost host) {
        return cause(host).map(OutageCause::passes).orElse(true);
    }

    /** The pools paired with it, whichever side says so. */
    Set<String> pairedWith(Pool pool) {
        return pairs.getOrDefault(pool.fqdn(), Set.of());
    }

    /** The branch appliances whose users the pool takes when they are out. */
    List<EstateHost> appliances(String pool) {
        return appliancesByPool.getOrDefault(pool, List.of());
    }

    private void joined(EstateHost host, Pool pool) {
        if (pool.backupRegistrar() != null) {
            appliancesByPool
                    .computeIfAbsent(pool.backupRegistrar(), key -> new ArrayList<>())
                    .add(host);
        }
        membersByPool.computeIfAbsent(pool.fqdn(), key -> new ArrayList<>()).add(host);
        if (pool.pairedWith() != null) {
            pairs.computeIfAbsent(pool.fqdn(), key -> new TreeSet<>()).add(pool.pairedWith());
            pairs.computeIfAbsent(pool.pairedWith(), key -> new TreeSet<>()).add(pool.fqdn());
        }
    }

    private static int ordinal(EstateHost host, String pool) {
        return host.memberships().stream()
                .filter(member -> member.pool().fqdn().equals(pool))
                .mapToInt(member -> member.ordinal())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
