package dev.mainstay.scanner.topology;

import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Machine;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.Shape;
import dev.mainstay.scanner.topology.Topology.Site;
import dev.mainstay.scanner.topology.Topology.SiteKind;
import dev.mainstay.scanner.topology.Topology.SqlInstanceRef;
import dev.mainstay.scanner.topology.XmlTree.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Topology Builder file: clusters stand inside their sites, and things refer to each other by {@code UniqueId}. */
final class TbxmlDocument {

    private final List<Site> sites = new ArrayList<>();
    private final TopologyParts parts = new TopologyParts();
    private final Map<String, Set<String>> rolesByCluster = new HashMap<>();
    private final Map<String, SqlInstanceRef> sqlInstancesById = new HashMap<>();

    private TbxmlDocument() {}

    static Topology topology(Element root) throws UnreadableTopologyException {
        Element topology = root.inside("NewTopology", "PartialTopology")
                .findFirst()
                .orElseThrow(() -> new UnreadableTopologyException(
                        TopologyProblems.INCOMPLETE,
                        "The TopologyBuilder file has no NewTopology with a PartialTopology."));
        return new TbxmlDocument().read(topology);
    }

    private Topology read(Element topology) throws UnreadableTopologyException {
        topology.inside("Services", "Service")
                .forEach(service -> rolesByCluster
                        .computeIfAbsent(String.valueOf(service.attribute("InstalledOn")), key -> new TreeSet<>())
                        .add(String.valueOf(service.attribute("RoleName"))));
        for (Element site : topology.inside("CentralSites", "CentralSite").toList()) {
            Site central = readSite(site, SiteKind.CENTRAL, null);
            // Empty in the one real file seen: that a RemoteSite is built like a CentralSite is inferred.
            for (Element remote : site.inside("RemoteSites", "RemoteSite").toList()) {
                readSite(remote, SiteKind.REMOTE, central.name());
            }
        }
        for (Element service : topology.inside("Services", "Service").toList()) {
            parts.service(String.valueOf(service.attribute("RoleName")), () -> service(service));
        }
        return parts.topology(Shape.TBXML, sites);
    }

    private Site readSite(Element element, SiteKind kind, @Nullable String central) throws UnreadableTopologyException {
        String name = element.child("Name")
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .orElse("Site " + element.attribute("SiteId"));
        Site site = new Site(name, kind, central);
        sites.add(site);
        for (Element cluster : element.inside("Clusters", "Cluster").toList()) {
            parts.cluster(String.valueOf(cluster.attribute("UniqueId")), rolesByCluster, () -> cluster(cluster, name));
        }
        return site;
    }

    private Cluster cluster(Element cluster, String site) throws UnreadableTopologyException {
        String key = cluster.required("UniqueId");
        String fqdn = TopologyReader.fqdn(cluster.required("Fqdn"));
        List<Machine> machines = new ArrayList<>();
        for (Element machine : cluster.inside("Machines", "Machine").toList()) {
            String own = machine.attribute("Fqdn");
            machines.add(new Machine(
                    own == null ? fqdn : TopologyReader.fqdn(own),
                    machines.size() + 1,
                    machine.attribute("FaultDomain"),
                    machine.attribute("UpgradeDomain")));
        }
        List<SqlInstanceRef> instances = new ArrayList<>();
        for (Element instance : cluster.inside("SqlInstances", "SqlInstance").toList()) {
            SqlInstanceRef ref = new SqlInstanceRef(key, TopologyReader.sqlInstance(instance.attribute("Name")));
            sqlInstancesById.put(instance.required("UniqueId"), ref);
            instances.add(ref);
        }
        return new Cluster(
                key,
                fqdn,
                site,
                cluster.flag("RequiresSetup"),
                cluster.flag("RequiresReplication"),
                machines,
                instances);
    }

    private Service service(Element service) throws UnreadableTopologyException {
        String installedOn = service.required("InstalledOn");
        SqlInstanceRef sqlInstance = sqlInstancesById.get(installedOn);
        List<Dependency> dependsOn = new ArrayList<>();
        for (Element dependency : service.inside("DependsOn", "Dependency").toList()) {
            String usage = dependency.attribute("Usage");
            dependsOn.add(new Dependency(dependency.required("ServiceUniqueId"), usage == null ? "Default" : usage));
        }
        return new Service(
                service.required("UniqueId"),
                service.required("RoleName"),
                TopologyReader.number(service.attribute("ServiceVersion"), 0),
                sqlInstance == null ? installedOn : sqlInstance.cluster(),
                sqlInstance,
                // Mainstay's own markup for mirrors: no file with one could be found (docs/adr/0006).
                partner(service, "MirrorInstalledOn"),
                partner(service, "WitnessInstalledOn"),
                service.child("RegistrarService")
                        .map(element -> element.flag("IsDirector"))
                        .orElse(false),
                service.child("CentralMgmtService")
                        .map(element -> !"false".equalsIgnoreCase(element.attribute("IsActive")))
                        .orElse(true),
                dependsOn);
    }

    private @Nullable SqlInstanceRef partner(Element service, String attribute) throws UnreadableTopologyException {
        String id = service.attribute(attribute);
        if (id == null) {
            return null;
        }
        SqlInstanceRef instance = sqlInstancesById.get(id);
        if (instance == null) {
            throw new UnreadableTopologyException(
                    TopologyProblems.INCOMPLETE,
                    attribute + " names a SQL Server instance that the file does not have: " + id);
        }
        return instance;
    }
}
