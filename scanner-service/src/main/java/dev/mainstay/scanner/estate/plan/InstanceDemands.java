package dev.mainstay.scanner.estate.plan;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.estate.plan.Annotations.InstanceName;
import dev.mainstay.scanner.host.PlannedHost.DemandedInstance;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Machine;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.SqlInstanceRef;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which SQL Server instance each host must carry, what for and for whom. Pure.
 *
 * <p>Sources: "Server collocation" and "Deploying SQL mirroring" of the Lync Server 2013 library for the stores;
 * RTCLOCAL and LYNCLOCAL stand in no topology, they are derived from the role.
 */
final class InstanceDemands {

    private static final Map<String, SqlPurpose> PURPOSE_BY_ROLE = Map.of(
            "UserStore", SqlPurpose.BACK_END,
            "ApplicationStore", SqlPurpose.BACK_END,
            "CentralMgmtStore", SqlPurpose.CENTRAL_MANAGEMENT_STORE,
            "MonitoringStore", SqlPurpose.MONITORING_STORE,
            "ArchivingStore", SqlPurpose.ARCHIVING_STORE,
            "PersistentChatStore", SqlPurpose.PERSISTENT_CHAT_STORE,
            "PersistentChatComplianceStore", SqlPurpose.PERSISTENT_CHAT_COMPLIANCE_STORE);

    private final Topology topology;
    private final Map<String, Map<String, Demand>> byHost = new TreeMap<>();

    private record Demand(Set<SqlPurpose> purposes, Set<String> servesPools) {}

    InstanceDemands(Topology topology, Map<String, PoolKind> kindByCluster, Annotations annotations) {
        this.topology = topology;
        for (Cluster cluster : topology.clusters()) {
            localInstances(cluster, kindByCluster.getOrDefault(cluster.key(), PoolKind.UNKNOWN));
            cluster.sqlInstances().forEach(instance -> demand(instance, null, Set.of()));
        }
        topology.services().forEach(this::store);
        annotations.mirrors().forEach(this::annotated);
    }

    /** The instances of one host by name; an instance without a known purpose has the purpose OTHER. */
    List<DemandedInstance> of(String fqdn) {
        return byHost.getOrDefault(fqdn, Map.of()).entrySet().stream()
                .map(entry -> new DemandedInstance(
                        entry.getKey(),
                        entry.getValue().purposes().isEmpty()
                                ? List.of(SqlPurpose.OTHER)
                                : List.copyOf(entry.getValue().purposes()),
                        List.copyOf(entry.getValue().servesPools())))
                .toList();
    }

    private void localInstances(Cluster cluster, PoolKind kind) {
        boolean frontEnd = kind == PoolKind.ENTERPRISE_FRONT_END || kind == PoolKind.STANDARD_EDITION;
        for (Machine machine : cluster.machines()) {
            if (cluster.requiresSetup() || cluster.requiresReplication()) {
                demand(machine.fqdn(), "RTCLOCAL", SqlPurpose.LOCAL_CONFIGURATION_STORE, Set.of());
            }
            if (frontEnd) {
                demand(machine.fqdn(), "LYNCLOCAL", SqlPurpose.STORAGE_SERVICE, Set.of());
            }
        }
    }

    private void store(Service store) {
        SqlInstanceRef instance = store.sqlInstance();
        if (instance == null) {
            return;
        }
        SqlPurpose purpose = PURPOSE_BY_ROLE.getOrDefault(store.role(), SqlPurpose.OTHER);
        Set<String> pools = poolsThatNeed(store);
        demand(instance, purpose, pools);
        if (store.mirror() != null) {
            demand(store.mirror(), mirrorOf(purpose), pools);
        }
        if (store.witness() != null) {
            demand(store.witness(), SqlPurpose.MIRROR_WITNESS, pools);
        }
    }

    private void annotated(Annotations.Mirror annotation) {
        InstanceName principal = annotation.principal();
        Demand demand = byHost.getOrDefault(principal.fqdn(), Map.of()).get(principal.instance());
        if (demand == null) {
            return;
        }
        for (SqlPurpose purpose : Set.copyOf(demand.purposes())) {
            InstanceName mirror = annotation.mirror();
            if (mirror != null) {
                demand(mirror.fqdn(), mirror.instance(), mirrorOf(purpose), demand.servesPools());
            }
            InstanceName witness = annotation.witness();
            if (witness != null) {
                demand(witness.fqdn(), witness.instance(), SqlPurpose.MIRROR_WITNESS, demand.servesPools());
            }
        }
    }

    /** An instance without a known store has a mirror without one. */
    private static SqlPurpose mirrorOf(SqlPurpose purpose) {
        return purpose.mirror().orElse(purpose);
    }

    private Set<String> poolsThatNeed(Service store) {
        Set<String> pools = new TreeSet<>();
        for (Service service : topology.services()) {
            if (service.dependsOn().stream().map(Dependency::service).anyMatch(store.key()::equals)) {
                topology.cluster(service.cluster()).ifPresent(cluster -> pools.add(cluster.fqdn()));
            }
        }
        return pools;
    }

    private void demand(SqlInstanceRef instance, @Nullable SqlPurpose purpose, Collection<String> pools) {
        topology.cluster(instance.cluster())
                .ifPresent(cluster ->
                        cluster.machines().forEach(machine -> demand(machine.fqdn(), instance.name(), purpose, pools)));
    }

    private void demand(String fqdn, String instance, @Nullable SqlPurpose purpose, Collection<String> pools) {
        Demand demand = byHost.computeIfAbsent(fqdn, host -> new TreeMap<>())
                .computeIfAbsent(instance, name -> new Demand(EnumSet.noneOf(SqlPurpose.class), new TreeSet<>()));
        if (purpose != null) {
            demand.purposes().add(purpose);
        }
        demand.servesPools().addAll(pools);
    }
}
