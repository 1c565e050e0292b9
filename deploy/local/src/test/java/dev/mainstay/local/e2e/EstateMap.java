package dev.mainstay.local.e2e;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who must not be out together, worked out once more from the last snapshot of each host and apart from the product's own
 * planner. Sources: Lync Server 2013, "Topologies and components for Front End Servers" and "SQL Server data and log file".
 */
final class EstateMap {
    /** Each store with its mirror and witness. */
    private static final List<Set<SqlPurpose>> PARTNERS = Arrays.stream(SqlPurpose.values())
            .flatMap(store -> store.mirror().stream()
                    .<Set<SqlPurpose>>map(mirror -> EnumSet.of(store, mirror, SqlPurpose.MIRROR_WITNESS)))
            .toList();

    private final Map<String, HostSnapshot> hosts = new TreeMap<>();
    private final Map<String, Pool> pools = new TreeMap<>();
    private final Map<String, List<Member>> members = new HashMap<>();

    private record Member(String fqdn, Membership place) {}

    EstateMap(Collection<HostSnapshot> snapshots) {
        for (HostSnapshot host : snapshots) {
            hosts.merge(host.fqdn(), host, (a, b) -> a.sequence() >= b.sequence() ? a : b);
        }
        for (HostSnapshot host : hosts.values()) {
            for (Membership place : host.memberships()) {
                pools.put(place.pool().fqdn(), place.pool());
                members.computeIfAbsent(place.pool().fqdn(), key -> new ArrayList<>())
                        .add(new Member(host.fqdn(), place));
            }
        }
        members.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt(member -> member.place().ordinal())));
    }

    Set<String> hosts() {
        return hosts.keySet();
    }

    HostSnapshot host(String fqdn) {
        return Objects.requireNonNull(hosts.get(fqdn), fqdn);
    }

    Map<String, Pool> pools() {
        return pools;
    }

    /** What is broken while these hosts are out, in words; empty when nothing is. */
    List<String> broken(Set<String> out, int maxUnavailable) {
        List<String> broken = new ArrayList<>();
        for (Pool pool : pools.values()) {
            List<Member> outMembers = members(pool.fqdn()).stream()
                    .filter(member -> out.contains(member.fqdn()))
                    .toList();
            if (pool.size() > 1 && outMembers.size() > maxUnavailable) {
                broken.add("more than " + maxUnavailable + " of " + pool.fqdn() + " out: " + names(outMembers));
            }
            if (domains(outMembers).size() > 1) {
                broken.add("two upgrade domains of " + pool.fqdn() + " out: " + names(outMembers));
            }
            if (pool.kind() == PoolKind.ENTERPRISE_FRONT_END && belowQuorum(pool, out)) {
                broken.add(pool.fqdn() + " below its quorum: " + names(outMembers) + " out");
            }
            if (!outMembers.isEmpty()) {
                together(pool, outMembers, out, broken);
            }
            for (Set<SqlPurpose> partners : PARTNERS) {
                List<String> stores = servers(pool.fqdn(), partners).stream()
                        .filter(out::contains)
                        .toList();
                if (stores.size() > 1) {
                    broken.add("principal, mirror or witness of " + pool.fqdn() + " out together: " + stores);
                }
            }
        }
        return broken;
    }

    private void together(Pool pool, List<Member> outMembers, Set<String> out, List<String> broken) {
        servers(pool.fqdn(), EnumSet.of(SqlPurpose.BACK_END)).stream()
                .filter(out::contains)
                .forEach(store -> broken.add("back end " + store + " out with " + names(outMembers)));
        String paired = pool.pairedWith();
        if (paired != null && pool.fqdn().compareTo(paired) < 0) {
            List<String> others = members(paired).stream()
                    .map(Member::fqdn)
                    .filter(out::contains)
                    .toList();
            if (!others.isEmpty()) {
                broken.add("both pools of a pair: " + names(outMembers) + " and " + others);
            }
        }
    }

    /** The servers outside the pool that carry an instance for it. */
    private List<String> servers(String pool, Set<SqlPurpose> purposes) {
        return hosts.values().stream()
                .filter(host -> host.memberships().stream()
                        .noneMatch(place -> place.pool().fqdn().equals(pool)))
                .filter(host -> host.sqlInstances().stream()
                        .anyMatch(instance -> instance.servesPools().contains(pool)
                                && instance.purposes().stream().anyMatch(purposes::contains)))
                .map(HostSnapshot::fqdn)
                .toList();
    }

    private boolean belowQuorum(Pool pool, Set<String> out) {
        // Pool-level quorum: how many must run, and of the first how many in topology order.
        int[] quorum = switch (pool.size()) {
            case 1 -> new int[] {0, 1};
            case 2 -> new int[] {1, 2};
            case 3, 4 -> new int[] {2, pool.size()};
            case 5, 6 -> new int[] {3, pool.size()};
            case 7 -> new int[] {4, 7};
            case 8, 9 -> new int[] {4, 7};
            case 10, 11, 12 -> new int[] {5, 9};
            default -> throw new AssertionError("No quorum known for " + pool);
        };
        long running = members(pool.fqdn()).stream()
                .limit(quorum[1])
                .filter(member -> !out.contains(member.fqdn()))
                .count();
        return running < quorum[0];
    }

    private List<Member> members(String pool) {
        return members.getOrDefault(pool, List.of());
    }

    private static Set<String> domains(List<Member> members) {
        Set<String> domains = new HashSet<>();
        for (Member member : members) {
            domains.add(Objects.requireNonNullElse(member.place().upgradeDomain(), member.fqdn()));
        }
        return domains;
    }

    private static List<String> names(List<Member> members) {
        return members.stream().map(Member::fqdn).toList();
    }
}
