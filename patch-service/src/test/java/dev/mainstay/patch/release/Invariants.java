package dev.mainstay.patch.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The promises, written down a second time and with no code of the planner. */
final class Invariants {

    /** Microsoft's table for Lync Server 2013 by pool size: how many must run, of the first how many. */
    private static final Map<Integer, int[]> QUORUM = Map.ofEntries(
            Map.entry(2, new int[] {1, 2}),
            Map.entry(3, new int[] {2, 3}),
            Map.entry(4, new int[] {2, 4}),
            Map.entry(5, new int[] {3, 5}),
            Map.entry(6, new int[] {3, 6}),
            Map.entry(7, new int[] {4, 7}),
            Map.entry(8, new int[] {4, 7}),
            Map.entry(9, new int[] {4, 7}),
            Map.entry(10, new int[] {5, 9}),
            Map.entry(11, new int[] {5, 9}),
            Map.entry(12, new int[] {5, 9}));

    private Invariants() {}

    /** Checks every pool with these hosts down. */
    static void check(TestEstate estate, Set<String> down) {
        estate.pools.values().forEach(pool -> check(estate, pool, down));
    }

    /** Checks the pools of one host, and those it serves, with these hosts down. */
    static void check(TestEstate estate, String host, Set<String> down) {
        estate.pools.values().stream()
                .filter(pool -> members(estate, pool).contains(host)
                        || servers(estate, pool).contains(host))
                .forEach(pool -> check(estate, pool, down));
    }

    private static void check(TestEstate estate, Pool pool, Set<String> down) {
        List<String> members = members(estate, pool);
        List<String> downMembers = members.stream().filter(down::contains).toList();
        List<String> downServers =
                servers(estate, pool).stream().filter(down::contains).toList();

        assertThat(downMembers).as("limit of %s", pool.fqdn()).hasSizeLessThanOrEqualTo(estate.maxUnavailable);
        Set<String> domains = new HashSet<>();
        downMembers.forEach(member -> domains.add(upgradeDomain(estate, pool, member)));
        assertThat(domains).as("upgrade domains of %s", pool.fqdn()).hasSizeLessThanOrEqualTo(1);
        if (pool.size() > 1) {
            assertThat(downMembers).as("somebody of %s up", pool.fqdn()).hasSizeLessThan(pool.size());
        }
        if (pool.kind() == PoolKind.ENTERPRISE_FRONT_END && pool.size() > 1) {
            int[] quorum = Objects.requireNonNull(QUORUM.get(pool.size()));
            long running = members.stream()
                    .limit(quorum[1])
                    .filter(member -> !down.contains(member))
                    .count();
            assertThat(running).as("quorum of %s", pool.fqdn()).isGreaterThanOrEqualTo(quorum[0]);
        }
        assertThat(downServers).as("servers of %s", pool.fqdn()).hasSizeLessThanOrEqualTo(1);
        if (!downServers.isEmpty()) {
            assertThat(downMembers)
                    .as("members of %s with its back end", pool.fqdn())
                    .isEmpty();
        }
        if (pool.pairedWith() != null && !downMembers.isEmpty()) {
            Pool other = Objects.requireNonNull(estate.pools.get(pool.pairedWith()));
            assertThat(members(estate, other).stream().filter(down::contains))
                    .as("pair of %s", pool.fqdn())
                    .isEmpty();
        }
    }

    private static List<String> members(TestEstate estate, Pool pool) {
        List<Map.Entry<Integer, String>> places = new ArrayList<>();
        estate.memberships.forEach((host, memberships) -> memberships.stream()
                .filter(member -> member.pool().equals(pool))
                .forEach(member -> places.add(Map.entry(member.ordinal(), host))));
        return places.stream()
                .sorted(Comparator.comparingInt(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> servers(TestEstate estate, Pool pool) {
        List<String> members = members(estate, pool);
        return estate.instances.entrySet().stream()
                .filter(entry -> !members.contains(entry.getKey()))
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(instance -> instance.servesPools().contains(pool.fqdn())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String upgradeDomain(TestEstate estate, Pool pool, String host) {
        for (Membership member : Objects.requireNonNull(estate.memberships.get(host))) {
            if (member.pool().equals(pool) && member.upgradeDomain() != null) {
                return member.upgradeDomain();
            }
        }
        return host;
    }
}
