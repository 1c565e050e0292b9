package dev.mainstay.scanner.estate.plan;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Machine;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.Site;
import dev.mainstay.scanner.topology.Topology.SiteKind;
import dev.mainstay.scanner.topology.Topology.SqlInstanceRef;
import dev.mainstay.scanner.topology.TopologyText;
import dev.mainstay.scanner.topology.TopologyWarning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a topology that could be read contradicts itself in. Each is told with what was made of it; a document that leaves
 * no safe reading was refused before (TopologyReader). Pure.
 */
public final class Contradictions {

    private final Topology topology;
    private final Map<String, PoolKind> kindByCluster;
    private final List<TopologyWarning> warnings = new ArrayList<>();

    private Contradictions(Topology topology, Map<String, PoolKind> kindByCluster) {
        this.topology = topology;
        this.kindByCluster = kindByCluster;
    }

    /** What was left out of the document, what pairs contradict, and everything else; in this order. */
    public static List<TopologyWarning> of(Topology topology) {
        Map<String, PoolKind> kinds = PoolKindPolicy.kinds(topology);
        Contradictions found = new Contradictions(topology, kinds);
        found.warnings.addAll(topology.warnings());
        found.warnings.addAll(PoolPartners.of(topology, kinds, Annotations.NONE).warnings());
        found.sites();
        found.ordinals();
        found.services();
        found.centralManagement();
        return List.copyOf(found.warnings);
    }

    private void sites() {
        for (Site site : topology.sites()) {
            if (site.kind() == SiteKind.REMOTE && site.centralSite() == null) {
                warn(TopologyText.SITE_WITHOUT_CENTRAL_SITE, site.name());
            }
        }
    }

    /** Quorum counts "the first" members, so two of one place leave open who they are. */
    private void ordinals() {
        for (Cluster cluster : topology.clusters()) {
            Set<Integer> seen = new HashSet<>();
            for (Machine machine : cluster.machines()) {
                if (!seen.add(machine.ordinal())) {
                    warn(TopologyText.DUPLICATE_ORDINAL, cluster.fqdn(), machine.ordinal(), machine.fqdn());
                }
            }
        }
    }

    private void services() {
        Set<String> keys = new HashSet<>();
        topology.services().stream()
                .filter(service -> !keys.add(service.key()))
                .forEach(twice -> warn(TopologyText.DUPLICATE_SERVICE, twice.key(), twice.role()));
        for (Service service : topology.services()) {
            for (Dependency dependency : service.dependsOn()) {
                if (!keys.contains(dependency.service())) {
                    warn(
                            TopologyText.DEPENDENCY_MISSING,
                            service.key(),
                            service.role(),
                            name(service),
                            dependency.service());
                }
            }
            if (service.role().equals("UserServices") && !hasUserStore(service)) {
                warn(TopologyText.BACK_END_MISSING, name(service));
            }
            partners(service);
        }
    }

    private boolean hasUserStore(Service service) {
        return service.dependsOn().stream()
                .flatMap(dependency -> topology.service(dependency.service()).stream())
                .anyMatch(store -> store.role().equals("UserStore"));
    }

    private void partners(Service store) {
        List<SqlInstanceRef> instances = Stream.of(store.sqlInstance(), store.mirror(), store.witness())
                .filter(Objects::nonNull)
                .toList();
        if (Set.copyOf(instances).size() < instances.size()) {
            warn(TopologyText.MIRROR_OF_ITSELF, store.role(), name(store));
        }
    }

    /** One Central Management service is active; the others are its backups (Get-CsManagementConnection). */
    private void centralManagement() {
        List<String> active = topology.services().stream()
                .filter(service -> service.role().equals("CentralMgmt") && service.active())
                .map(this::name)
                .distinct()
                .toList();
        if (active.size() > 1) {
            warn(TopologyText.SEVERAL_ACTIVE_CENTRAL_MANAGEMENT, String.join(", ", active));
        }
        kindByCluster.forEach((key, kind) -> {
            if (kind == PoolKind.UNKNOWN) {
                topology.cluster(key)
                        .filter(cluster -> cluster.requiresSetup() || cluster.requiresReplication())
                        .ifPresent(cluster -> warn(TopologyText.KIND_UNKNOWN, cluster.fqdn()));
            }
        });
    }

    private String name(Service service) {
        return topology.cluster(service.cluster()).map(Cluster::fqdn).orElse(service.cluster());
    }

    private void warn(TopologyText text, Object... values) {
        warnings.add(text.warning(values));
    }
}
