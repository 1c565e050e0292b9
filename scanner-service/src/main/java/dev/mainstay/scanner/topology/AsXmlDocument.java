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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The output of {@code Get-CsTopology -AsXml}: things refer to each other by site number and number or role. */
final class AsXmlDocument {

    private final Element root;
    private final Map<String, Site> sitesById = new LinkedHashMap<>();

    private AsXmlDocument(Element root) {
        this.root = root;
    }

    static Topology topology(Element root) throws UnreadableTopologyException {
        return new AsXmlDocument(root).read();
    }

    private Topology read() throws UnreadableTopologyException {
        for (Element sites : root.children("Sites").toList()) {
            for (Element site : sites.children()) {
                readSite(site);
            }
        }
        Map<String, List<SqlInstanceRef>> sqlInstances = new LinkedHashMap<>();
        for (Element instance : root.inside("SqlInstances", "SqlInstance").toList()) {
            for (Element id : instance.children("SqlInstanceId").toList()) {
                SqlInstanceRef ref = sqlInstance(id);
                sqlInstances
                        .computeIfAbsent(ref.cluster(), key -> new ArrayList<>())
                        .add(ref);
            }
        }
        TopologyParts parts = new TopologyParts();
        Map<String, Set<String>> roles = rolesByCluster();
        for (Element cluster : root.inside("Clusters", "Cluster").toList()) {
            parts.cluster(
                    cluster.child("ClusterId").map(AsXmlDocument::plainKey).orElse(""),
                    roles,
                    () -> cluster(cluster, sqlInstances));
        }
        for (Element service : root.inside("Services", "Service").toList()) {
            String role = service.child("ServiceId")
                    .map(id -> String.valueOf(id.attribute("RoleName")))
                    .orElse("");
            parts.service(role, () -> service(service));
        }
        return parts.topology(Shape.AS_XML, List.copyOf(sitesById.values()));
    }

    /** Read leniently: it only tells what a cluster that cannot be read would have been. */
    private Map<String, Set<String>> rolesByCluster() {
        Map<String, Set<String>> roles = new HashMap<>();
        root.inside("Services", "Service")
                .forEach(service -> service.child("InstalledOn")
                        .flatMap(on -> on.child("SqlInstanceId")
                                .map(instance -> instance.child("ClusterId"))
                                .orElseGet(() -> on.child("ClusterId")))
                        .ifPresent(cluster -> roles.computeIfAbsent(plainKey(cluster), key -> new TreeSet<>())
                                .add(service.child("ServiceId")
                                        .map(id -> String.valueOf(id.attribute("RoleName")))
                                        .orElse(""))));
        return roles;
    }

    private static String plainKey(Element id) {
        return id.attribute("SiteId") + "/" + id.attribute("Number");
    }

    /** Only {@code CentralSite} was seen in a real document; {@code RemoteSite} and its attribute are inferred. */
    private void readSite(Element site) throws UnreadableTopologyException {
        String id = site.required("SiteId");
        String name = site.child("Name")
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .orElse("Site " + id);
        Site central = sitesById.get(String.valueOf(site.attribute("CentralSiteId")));
        boolean remote = site.name().equals("RemoteSite");
        sitesById.put(
                id,
                new Site(
                        name,
                        remote ? SiteKind.REMOTE : SiteKind.CENTRAL,
                        remote && central != null ? central.name() : null));
    }

    private Cluster cluster(Element cluster, Map<String, List<SqlInstanceRef>> sqlInstances)
            throws UnreadableTopologyException {
        Element id = cluster.child("ClusterId")
                .orElseThrow(() ->
                        new UnreadableTopologyException(TopologyProblems.INCOMPLETE, "A Cluster has no ClusterId."));
        String key = clusterKey(id);
        String fqdn = TopologyReader.fqdn(cluster.required("Fqdn"));
        Site site = sitesById.get(id.required("SiteId"));
        if (site == null) {
            throw new UnreadableTopologyException(
                    TopologyProblems.INCOMPLETE,
                    "The pool " + fqdn + " belongs to a site that the document does not have.");
        }
        List<Machine> machines = new ArrayList<>();
        for (Element machine : cluster.children("Machine").toList()) {
            String own = machine.attribute("Fqdn");
            machines.add(new Machine(
                    own == null ? fqdn : TopologyReader.fqdn(own),
                    TopologyReader.number(machine.attribute("OrdinalInCluster"), machines.size() + 1),
                    machine.attribute("FaultDomain"),
                    machine.attribute("UpgradeDomain")));
        }
        return new Cluster(
                key,
                fqdn,
                site.name(),
                cluster.flag("RequiresSetup"),
                cluster.flag("RequiresReplication"),
                machines,
                sqlInstances.getOrDefault(key, List.of()));
    }

    private Service service(Element service) throws UnreadableTopologyException {
        Element id = service.child("ServiceId")
                .orElseThrow(() ->
                        new UnreadableTopologyException(TopologyProblems.INCOMPLETE, "A Service has no ServiceId."));
        String key = serviceKey(id);
        Element installedOn = service.child("InstalledOn")
                .orElseThrow(() -> new UnreadableTopologyException(
                        TopologyProblems.INCOMPLETE, "The service " + key + " is installed nowhere."));
        SqlInstanceRef sqlInstance = sqlInstance(installedOn.child("SqlInstanceId"));
        Optional<Element> cluster = installedOn.child("ClusterId");
        if (sqlInstance == null && cluster.isEmpty()) {
            throw new UnreadableTopologyException(
                    TopologyProblems.INCOMPLETE, "The service " + key + " is installed nowhere.");
        }
        List<Dependency> dependsOn = new ArrayList<>();
        for (Element dependency : service.inside("DependsOn", "Dependency").toList()) {
            for (Element target : dependency.children("ServiceId").toList()) {
                String usage = dependency.attribute("Usage");
                dependsOn.add(new Dependency(serviceKey(target), usage == null ? "Default" : usage));
            }
        }
        return new Service(
                key,
                id.required("RoleName"),
                TopologyReader.number(service.attribute("ServiceVersion"), 0),
                sqlInstance != null ? sqlInstance.cluster() : clusterKey(cluster.orElseThrow()),
                sqlInstance,
                // Mainstay's own markup for mirrors: no document with one could be found (docs/adr/0006).
                sqlInstance(installedOn.child("MirrorSqlInstanceId")),
                sqlInstance(installedOn.child("WitnessSqlInstanceId")),
                service.child("RegistrarService")
                        .map(element -> element.flag("IsDirector"))
                        .orElse(false),
                service.child("CentralMgmtService")
                        .map(element -> !"false".equalsIgnoreCase(element.attribute("IsActive")))
                        .orElse(true),
                dependsOn);
    }

    private static @Nullable SqlInstanceRef sqlInstance(Optional<Element> id) throws UnreadableTopologyException {
        return id.isEmpty() ? null : sqlInstance(id.get());
    }

    private static SqlInstanceRef sqlInstance(Element id) throws UnreadableTopologyException {
        Element cluster = id.child("ClusterId")
                .orElseThrow(() -> new UnreadableTopologyException(
                        TopologyProblems.INCOMPLETE,
                        "The SQL Server instance " + id.attribute("Name") + " is on no cluster."));
        return new SqlInstanceRef(clusterKey(cluster), TopologyReader.sqlInstance(id.attribute("Name")));
    }

    private static String clusterKey(Element id) throws UnreadableTopologyException {
        return id.required("SiteId") + "/" + id.required("Number");
    }

    private static String serviceKey(Element id) throws UnreadableTopologyException {
        return id.required("SiteId") + "/" + id.required("RoleName") + "/" + id.required("Instance");
    }
}
