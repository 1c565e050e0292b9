package dev.mainstay.scanner.estate.plan;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Machine;
import dev.mainstay.scanner.topology.Topology.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole estate, concluded from what is known of it: the topology, what a person added to it, and the hosts added by
 * hand. Pure, so that the same inputs always give the same estate.
 */
public final class EstatePlanner {

    private static final Topology NOTHING = new Topology(Topology.Shape.AS_XML, List.of(), List.of(), List.of());

    private EstatePlanner() {}

    /**
     * Plans the estate.
     *
     * @param topology the last one imported; null before the first
     * @param builds by FQDN, the workload's build that the host's last complete scan found
     * @return by FQDN
     */
    public static Map<String, PlannedHost> plan(
            @Nullable Topology topology, Annotations annotations, List<AddedHost> byHand, Map<String, String> builds) {
        Map<String, PlannedHost> planned = new TreeMap<>();
        Topology known = topology == null ? NOTHING : topology;
        Map<String, List<Service>> services = new HashMap<>();
        known.services()
                .forEach(service -> services.computeIfAbsent(service.cluster(), key -> new ArrayList<>())
                        .add(service));
        Map<String, PoolKind> kinds = PoolKindPolicy.kinds(known);
        InstanceDemands demands = new InstanceDemands(known, kinds, annotations);
        PoolPartners partners = PoolPartners.of(known, kinds, annotations);
        for (Cluster cluster : known.clusters()) {
            List<Service> installed = services.getOrDefault(cluster.key(), List.of());
            PoolKind kind = kinds.getOrDefault(cluster.key(), PoolKind.UNKNOWN);
            Pool pool = pool(cluster, kind, installed, builds, partners);
            List<String> roles =
                    installed.stream().map(Service::role).distinct().sorted().toList();
            for (Machine machine : cluster.machines()) {
                Membership membership =
                        new Membership(pool, machine.ordinal(), machine.faultDomain(), machine.upgradeDomain(), roles);
                planned.put(
                        machine.fqdn(),
                        new PlannedHost(
                                machine.fqdn(), cluster.site(), List.of(membership), demands.of(machine.fqdn())));
            }
        }
        planByHand(byHand, demands, planned);
        return planned;
    }

    private static Pool pool(
            Cluster cluster,
            PoolKind kind,
            List<Service> installed,
            Map<String, String> builds,
            PoolPartners partners) {
        List<String> found = cluster.machines().stream()
                .map(machine -> builds.get(machine.fqdn()))
                .filter(Objects::nonNull)
                .toList();
        boolean centralManagement =
                installed.stream().anyMatch(service -> service.role().equals("CentralMgmt") && service.active());
        return new Pool(
                cluster.fqdn(),
                cluster.site(),
                kind,
                PoolKindPolicy.product(installed, found),
                cluster.machines().size(),
                partners.pairs().get(cluster.fqdn()),
                centralManagement,
                partners.backupRegistrars().get(cluster.fqdn()));
    }

    private static void planByHand(List<AddedHost> byHand, InstanceDemands demands, Map<String, PlannedHost> planned) {
        Map<String, List<AddedHost>> pools = new TreeMap<>();
        for (AddedHost host : byHand) {
            String pool = host.effectivePool();
            if (planned.containsKey(host.fqdn())) {
                continue; // The topology has it too, and knows it better.
            }
            if (pool == null) {
                planned.put(host.fqdn(), new PlannedHost(host.fqdn(), host.site(), List.of(), demands.of(host.fqdn())));
            } else {
                pools.computeIfAbsent(pool, key -> new ArrayList<>()).add(host);
            }
        }
        pools.forEach((pool, members) -> {
            members.sort(Comparator.comparing(AddedHost::fqdn));
            AddedHost first = members.get(0);
            Pool told = new Pool(pool, first.site(), first.kind(), Product.NONE, members.size(), null, false, null);
            for (int i = 0; i < members.size(); i++) {
                AddedHost host = members.get(i);
                planned.put(
                        host.fqdn(),
                        new PlannedHost(
                                host.fqdn(),
                                host.site(),
                                List.of(new Membership(told, i + 1, null, null, List.of())),
                                demands.of(host.fqdn())));
            }
        });
    }
}
