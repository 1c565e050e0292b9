package dev.mainstay.scanner.finding;

import dev.mainstay.catalogue.host.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.workload.Pool;
import dev.mainstay.catalogue.workload.Pool.Member;
import dev.mainstay.catalogue.workload.Pool.Mirror;
import dev.mainstay.catalogue.workload.Pool.Partner;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a pool together from what is known of its servers and of the SQL Servers that serve it. Pure. */
final class PoolsEvaluator {
    private PoolsEvaluator() {}

    /** {@code hosts}: its members, and the hosts with SQL Server instances that serve it. */
    static Pool pool(String fqdn, List<PoolMember> hosts) {
        List<Partner> principals = partners(fqdn, hosts, SqlPurpose.BACK_END);
        List<Partner> partners = partners(fqdn, hosts, SqlPurpose.BACK_END_MIRROR);
        List<Partner> witnesses = partners(fqdn, hosts, SqlPurpose.MIRROR_WITNESS);
        List<Mirror> mirrors = new ArrayList<>();
        if (principals.size() == 1 && partners.size() == 1) {
            mirrors.add(new Mirror(
                    AgentText.BACK_END.with(),
                    principals.getFirst(),
                    partners.getFirst(),
                    witnesses.size() == 1 ? witnesses.getFirst() : null));
        }
        return new Pool(
                fqdn,
                hosts.stream()
                        .filter(host -> host.host().memberships().stream()
                                .anyMatch(membership -> membership.pool().fqdn().equals(fqdn)))
                        .map(PoolsEvaluator::member)
                        .toList(),
                mirrors);
    }

    private static Member member(PoolMember host) {
        ScanFacts facts = host.facts();
        return new Member(
                host.host().fqdn(), facts == null ? List.of() : facts.host().components(), null);
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
