package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.workload.Pool;
import dev.mainstay.catalogue.workload.Pool.Member;
import dev.mainstay.catalogue.workload.Pool.Mirror;
import dev.mainstay.catalogue.workload.Pool.Partner;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.finding.evaluation.ScanFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pool, put together from what is known of its servers and of the SQL Servers that serve it. Pure. */
final class PoolsEvaluator {
    private PoolsEvaluator() {}

    /** {@code hosts}: its members, and the hosts with SQL Server instances that serve it. */
    static Pool pool(String fqdn, List<PoolMember> hosts) {
        return new Pool(
                fqdn,
                hosts.stream()
                        .filter(host -> host.host().memberships().stream()
                                .anyMatch(membership -> membership.pool().fqdn().equals(fqdn)))
                        .map(PoolsEvaluator::member)
                        .toList(),
                mirrors(fqdn, hosts));
    }

    private static Member member(PoolMember host) {
        ScanFacts facts = host.facts();
        return facts == null
                ? new Member(host.host().fqdn(), List.of(), null)
                : new Member(host.host().fqdn(), facts.host().components(), facts.databases());
    }

    /**
     * Each pair of instances once, whatever stores lie on it. Where the pool's stores of one purpose are not on exactly one
     * principal and one mirror, or where it has several witnesses, the estate does not say who belongs together.
     */
    private static List<Mirror> mirrors(String pool, List<PoolMember> hosts) {
        List<Partner> witnesses = partners(pool, hosts, SqlPurpose.MIRROR_WITNESS);
        Partner witness = witnesses.size() == 1 ? witnesses.getFirst() : null;
        Set<Mirror> mirrors = new LinkedHashSet<>();
        for (SqlPurpose store : SqlPurpose.values()) {
            List<Partner> principals = partners(pool, hosts, store);
            List<Partner> partners =
                    store.mirror().map(mirror -> partners(pool, hosts, mirror)).orElse(List.of());
            if (principals.size() == 1 && partners.size() == 1) {
                mirrors.add(new Mirror(principals.getFirst(), partners.getFirst(), witness));
            }
        }
        return List.copyOf(mirrors);
    }

    private static List<Partner> partners(String pool, List<PoolMember> hosts, SqlPurpose purpose) {
        List<Partner> partners = new ArrayList<>();
        for (PoolMember host : hosts) {
            for (SqlInstance instance : host.host().sqlInstances()) {
                if (instance.purposes().contains(purpose)
                        && instance.servesPools().contains(pool)) {
                    partners.add(new Partner(host.host().fqdn(), instance.name(), facts(host, instance.name())));
                }
            }
        }
        return partners;
    }

    private static @Nullable SqlInstanceFacts facts(PoolMember host, String instance) {
        ScanFacts facts = host.facts();
        return facts == null
                ? null
                : facts.host().sqlInstances().stream()
                        .filter(known -> known.name().equals(instance))
                        .findFirst()
                        .orElse(null);
    }
}
