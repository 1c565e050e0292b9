package dev.mainstay.scanner.topology;

import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Machine;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.Shape;
import dev.mainstay.scanner.topology.Topology.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clusters and services of a document as they are read, both shapes alike: a pool that cannot be read refuses the
 * document, a gateway is left out with everything on it.
 */
final class TopologyParts {

    /** Reader of one element. */
    interface Reading<T> {
        T read() throws UnreadableTopologyException;
    }

    private final List<Cluster> clusters = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final List<TopologyWarning> warnings = new ArrayList<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> poolByName = new HashMap<>();
    private final Map<String, String> poolByMachine = new HashMap<>();

    /**
     * A cluster; pools before gateways of the same name stand where they are.
     *
     * @param key its identity, as far as it can be read
     * @param rolesByCluster the names of the roles on each
     */
    void cluster(String key, Map<String, Set<String>> rolesByCluster, Reading<Cluster> reading)
            throws UnreadableTopologyException {
        Set<String> roles = rolesByCluster.getOrDefault(key, Set.of());
        try {
            Cluster cluster = reading.read();
            check(cluster);
            keys.add(cluster.key());
            poolByName.put(cluster.fqdn(), cluster.fqdn());
            cluster.machines().forEach(machine -> poolByMachine.put(machine.fqdn(), cluster.fqdn()));
            clusters.add(cluster);
        } catch (UnreadableTopologyException why) {
            if (!Gateways.onlyGateway(roles)) {
                throw why;
            }
            if (!keys.contains(key)) {
                leftOut.add(key);
            }
            warnings.add(Gateways.leftOut(roles, why));
        }
    }

    /** A service; those of clusters that were left out are left out with them. */
    void service(String role, Reading<Service> reading) throws UnreadableTopologyException {
        try {
            services.add(reading.read());
        } catch (UnreadableTopologyException why) {
            if (!Gateways.isGateway(role)) {
                throw why;
            }
            warnings.add(Gateways.leftOut(Set.of(role), why));
        }
    }

    Topology topology(Shape shape, List<Site> sites) {
        Set<String> gone = new HashSet<>();
        for (Service service : services) {
            boolean gateway = Gateways.isGateway(service.role());
            if (leftOut.contains(service.cluster())) {
                gone.add(service.key());
            } else if (gateway && !keys.contains(service.cluster())) {
                gone.add(service.key());
                warnings.add(TopologyText.GATEWAY_SERVICE_LEFT_OUT.warning(service.key(), service.role()));
            }
        }
        List<Service> kept = services.stream()
                .filter(service -> !gone.contains(service.key()))
                .map(service -> without(service, gone))
                .toList();
        return new Topology(shape, sites, clusters, kept, warnings);
    }

    private static Service without(Service service, Set<String> gone) {
        List<Dependency> kept = service.dependsOn().stream()
                .filter(dependency -> !gone.contains(dependency.service()))
                .toList();
        return new Service(
                service.key(),
                service.role(),
                service.version(),
                service.cluster(),
                service.sqlInstance(),
                service.mirror(),
                service.witness(),
                service.director(),
                service.active(),
                kept);
    }

    private void check(Cluster cluster) throws UnreadableTopologyException {
        if (cluster.machines().isEmpty()) {
            throw new UnreadableTopologyException(
                    TopologyProblems.POOL_WITHOUT_MACHINES, "The pool " + cluster.fqdn() + " has no machines.");
        }
        if (keys.contains(cluster.key())) {
            throw new UnreadableTopologyException(
                    TopologyProblems.CONTRADICTION,
                    "The pool " + cluster.fqdn() + " has the identity " + cluster.key() + ", as another has.");
        }
        if (poolByName.containsKey(cluster.fqdn())) {
            throw new UnreadableTopologyException(
                    TopologyProblems.DUPLICATE_FQDN, "The pool " + cluster.fqdn() + " stands in the topology twice.");
        }
        boolean ownName = cluster.machines().size() == 1
                && cluster.machines().get(0).fqdn().equals(cluster.fqdn());
        if (poolByMachine.containsKey(cluster.fqdn()) && !ownName) {
            throw nameOfTwo(cluster.fqdn());
        }
        Set<String> own = new HashSet<>();
        for (Machine machine : cluster.machines()) {
            String other = own.add(machine.fqdn()) ? poolByMachine.get(machine.fqdn()) : cluster.fqdn();
            if (other != null) {
                throw new UnreadableTopologyException(
                        TopologyProblems.DUPLICATE_FQDN,
                        "The machine %s stands in the topology twice, in %s and in %s."
                                .formatted(machine.fqdn(), other, cluster.fqdn()));
            }
            if (!(ownName && machine.fqdn().equals(cluster.fqdn())) && poolByName.containsKey(machine.fqdn())) {
                throw nameOfTwo(machine.fqdn());
            }
        }
    }

    private static UnreadableTopologyException nameOfTwo(String name) {
        return new UnreadableTopologyException(
                TopologyProblems.DUPLICATE_FQDN,
                "The name " + name + " is that of a pool and of a machine in another.");
    }
}
