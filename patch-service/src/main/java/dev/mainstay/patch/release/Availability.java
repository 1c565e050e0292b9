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
final class Outs {

    private final Map<HostId, HostNow> hosts = new HashMap<>();
    private final Map<String, List<HostNow>> membersByPool = new HashMap<>();
    private final Map<String, List<HostNow>> serversByPool = new HashMap<>();
    private final Map<String, Set<String>> pairs = new HashMap<>();
    private final Map<String, List<HostNow>> appliancesByPool = new HashMap<>();
    private final Map<HostId, OutCause> causes = new HashMap<>();

    Outs(List<HostNow> estate) {
        for (HostNow host : estate) {
            hosts.put(host.hostId(), host);
            host.memberships().forEach(member -> joined(host, member.pool()));
            host.servesOtherPools()
                    .forEach(pool -> serversByPool
                            .computeIfAbsent(pool, key -> new ArrayList<>())
                            .add(host));
            host.out().ifPresent(cause -> causes.put(host.hostId(), cause));
        }
        membersByPool.forEach((pool, members) -> members.sort(
                Comparator.<HostNow>comparingInt(host -> ordinal(host, pool)).thenComparing(HostNow::hostId)));
    }

    Optional<HostNow> host(HostId id) {
        return Optional.ofNullable(hosts.get(id));
    }

    /** The known members of a pool in topology order. */
    List<HostNow> members(String pool) {
        return membersByPool.getOrDefault(pool, List.of());
    }

    /** The hosts outside the pool whose SQL Server instances it depends on. */
    List<HostNow> servers(String pool) {
        return serversByPool.getOrDefault(pool, List.of());
    }

    Optional<OutCause> cause(HostNow host) {
        return Optional.ofNullable(causes.get(host.hostId()));
    }

    void released(HostNow host) {
        causes.put(host.hostId(), OutCause.IN_PROGRESS);
    }

    /**
     * Those of {@code among}, other than the candidate, that must not be out together with it. Releasing a host that is
     * out already takes nobody else out, so then only hosts that are being worked on count.
     */
    List<HostNow> against(HostNow candidate, Collection<HostNow> among) {
        boolean outAlready = causes.containsKey(candidate.hostId());
        return among.stream()
                .filter(host -> !host.hostId().equals(candidate.hostId()))
                .filter(host -> cause(host)
                        .filter(cause -> !outAlready || cause.underWork())
                        .isPresent())
                .toList();
    }

    /** The one to name: preferably one that does not come back by itself, as that is what needs a person. */
    Optional<HostNow> culprit(List<HostNow> out) {
        return out.stream()
                .min(Comparator.<HostNow, Boolean>comparing(this::passes).thenComparing(HostNow::fqdn));
    }

    boolean passes(HostNow host) {
        return cause(host).map(OutCause::passes).orElse(true);
    }

    /** The pools paired with it, whichever side says so. */
    Set<String> pairedWith(Pool pool) {
        return pairs.getOrDefault(pool.fqdn(), Set.of());
    }

    /** The branch appliances whose users the pool takes when they are out. */
    List<HostNow> appliances(String pool) {
        return appliancesByPool.getOrDefault(pool, List.of());
    }

    private void joined(HostNow host, Pool pool) {
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

    private static int ordinal(HostNow host, String pool) {
        return host.memberships().stream()
                .filter(member -> member.pool().fqdn().equals(pool))
                .mapToInt(member -> member.ordinal())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
