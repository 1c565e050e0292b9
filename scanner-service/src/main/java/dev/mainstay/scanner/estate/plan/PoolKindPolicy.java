package dev.mainstay.scanner.estate.plan;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.InstalledWorkload;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Service;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a cluster of the topology is, concluded from the roles on it. The table is docs/adr/0006. */
public final class PoolKindPolicy {

    private PoolKindPolicy() {}

    /** What each cluster is, by its key. */
    public static Map<String, PoolKind> kinds(Topology topology) {
        Map<String, List<Service>> services =
                topology.services().stream().collect(Collectors.groupingBy(Service::cluster));
        Map<String, PoolKind> kinds = new LinkedHashMap<>();
        for (Cluster cluster : topology.clusters()) {
            kinds.put(cluster.key(), kind(topology, cluster, services.getOrDefault(cluster.key(), List.of())));
        }
        return kinds;
    }

    static PoolKind kind(Topology topology, Cluster cluster, List<Service> services) {
        Set<String> roles = services.stream().map(Service::role).collect(Collectors.toSet());
        if (roles.contains("Director") || services.stream().anyMatch(Service::director)) {
            return PoolKind.DIRECTOR;
        }
        if (roles.contains("UserServices")) {
            return services.stream().anyMatch(service -> keepsItsUserStore(topology, cluster, service))
                    ? PoolKind.STANDARD_EDITION
                    : PoolKind.ENTERPRISE_FRONT_END;
        }
        if (roles.contains("Registrar")) {
            return PoolKind.SURVIVABLE_BRANCH;
        }
        if (roles.contains("EdgeServer")) {
            return PoolKind.EDGE;
        }
        if (roles.contains("PersistentChatService")) {
            return PoolKind.PERSISTENT_CHAT;
        }
        if (roles.contains("VideoInteropServer")) {
            return PoolKind.VIDEO_INTEROP;
        }
        if (roles.contains("MediationServer")) {
            return PoolKind.MEDIATION;
        }
        // Servers of their own in Lync Server 2010; later the roles stand on Front Ends, which are told above.
        if (roles.contains("MonitoringServer")) {
            return PoolKind.MONITORING;
        }
        if (roles.contains("ArchivingServer")) {
            return PoolKind.ARCHIVING;
        }
        // In Lync Server 2010 too: conferences of messages and of documents always run on Front Ends, those of sound
        // and
        // picture there or on servers of their own (Microsoft, "Technical Requirements for Conferencing", gg425889).
        if (roles.contains("ConfServices")) {
            return PoolKind.AV_CONFERENCING;
        }
        if (roles.contains("WacService")) {
            return PoolKind.OFFICE_WEB_APPS;
        }
        if (roles.contains("ExternalServer")) {
            return PoolKind.TRUSTED_APPLICATION;
        }
        if (roles.contains("PstnGateway")) {
            return PoolKind.PSTN_GATEWAY;
        }
        if (!cluster.sqlInstances().isEmpty() || services.stream().anyMatch(service -> service.sqlInstance() != null)) {
            return PoolKind.SQL_STORE;
        }
        return roles.contains("FileStore") ? PoolKind.FILE_STORE : PoolKind.UNKNOWN;
    }

    /** A Standard Edition server keeps its back end on itself. */
    private static boolean keepsItsUserStore(Topology topology, Cluster cluster, Service service) {
        return service.role().equals("UserServices")
                && service.dependsOn().stream()
                        .map(Dependency::service)
                        .flatMap(key -> topology.service(key).stream())
                        .anyMatch(store -> store.role().equals("UserStore")
                                && store.cluster().equals(cluster.key()));
    }

    /**
     * The product's generation, from the highest {@code ServiceVersion} on the cluster.
     *
     * @param builds the workload's builds that scans of its members found so far
     */
    static Product product(List<Service> services, Collection<String> builds) {
        return switch (services.stream().mapToInt(Service::version).max().orElse(0)) {
            case 5 -> Product.LYNC_SERVER_2010;
            case 6 -> Product.LYNC_SERVER_2013;
            case 7 -> Product.SKYPE_FOR_BUSINESS_SERVER_2015;
            case 8 ->
                !builds.isEmpty() && builds.stream().allMatch(PoolKindPolicy::isSubscriptionEdition)
                        ? Product.SKYPE_FOR_BUSINESS_SERVER_SE
                        : Product.SKYPE_FOR_BUSINESS_SERVER_2019;
            default -> Product.UNKNOWN;
        };
    }

    private static boolean isSubscriptionEdition(String build) {
        return Version.read(build)
                .filter(InstalledWorkload::isSubscriptionEdition)
                .isPresent();
    }
}
