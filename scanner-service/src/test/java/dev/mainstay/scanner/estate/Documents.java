package dev.mainstay.scanner.estate;

import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.TopologyReader;
import dev.mainstay.scanner.topology.UnreadableTopologyException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A topology document in the shape of Get-CsTopology -AsXml, put together by name; every name is invented. */
public final class Documents {

    private final List<String> sites =
            new ArrayList<>(List.of("<CentralSite SiteId='1'><Name>Turin</Name></CentralSite>"));
    private final List<String> clusters = new ArrayList<>();
    private final List<String> instances = new ArrayList<>();
    private final List<String> services = new ArrayList<>();

    public Documents site(String element) {
        sites.add(element);
        return this;
    }

    /** A cluster with the software, and its machines. */
    public Documents cluster(int number, String fqdn, String... machines) {
        return cluster(number, fqdn, true, machines);
    }

    public Documents cluster(int number, String fqdn, boolean software, String... machines) {
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < machines.length; i++) {
            inside.append(
                    "<Machine OrdinalInCluster='%d' Fqdn='%s' UpgradeDomain='UD%1$d'/>".formatted(i + 1, machines[i]));
        }
        return rawCluster("<Cluster Fqdn='%s' RequiresSetup='%s' RequiresReplication='%2$s'>".formatted(fqdn, software)
                + "<ClusterId SiteId='1' Number='%d'/>%s</Cluster>".formatted(number, inside));
    }

    public Documents rawCluster(String element) {
        clusters.add(element);
        return this;
    }

    /** A service on a cluster; {@code dependsOn}: {@code usage:role/instance}. */
    public Documents service(String role, int instance, int cluster, String... dependsOn) {
        return service(role, instance, "<ClusterId SiteId='1' Number='%d'/>".formatted(cluster), "", dependsOn);
    }

    public Documents centralManagement(int instance, int cluster, boolean active) {
        return service(
                "CentralMgmt",
                instance,
                "<ClusterId SiteId='1' Number='%d'/>".formatted(cluster),
                "<CentralMgmtService IsActive='%s'/>".formatted(active));
    }

    /** A store in the default instance of a cluster. */
    public Documents store(String role, int instance, int cluster) {
        String id = "<SqlInstanceId><ClusterId SiteId='1' Number='%d'/></SqlInstanceId>".formatted(cluster);
        instances.add("<SqlInstance>" + id + "</SqlInstance>");
        return service(role, instance, id, "");
    }

    private Documents service(String role, int instance, String installedOn, String more, String... dependsOn) {
        StringBuilder needs = new StringBuilder();
        for (String need : dependsOn) {
            String[] parts = need.split("[:/]", 3);
            needs.append("<Dependency Usage='%s'><ServiceId SiteId='1' RoleName='%s' Instance='%s'/></Dependency>"
                    .formatted(parts[0], parts[1], parts[2]));
        }
        services.add("<Service ServiceVersion='6'><ServiceId SiteId='1' RoleName='%s' Instance='%d'/>"
                        .formatted(role, instance)
                + "<DependsOn>%s</DependsOn><InstalledOn>%s</InstalledOn>%s</Service>"
                        .formatted(needs, installedOn, more));
        return this;
    }

    /** An Enterprise pool of three with its back end, whose Registrar names {@code backups} by instance. */
    public Documents frontEnds(int number, String name, Integer... backups) {
        cluster(number, name + ".t.example", name + "1.t.example", name + "2.t.example", name + "3.t.example");
        cluster(100 + number, "sql-" + name + ".t.example", false, "sql-" + name + ".t.example");
        store("UserStore", number, 100 + number);
        service("UserServices", number, number, "Default:UserStore/" + number);
        return registrar(number, number, backups);
    }

    /** A branch appliance of the pool with that number. */
    public Documents appliance(int number, String name, int backup) {
        cluster(number, name + ".t.example", name + ".t.example");
        return registrar(number, number, backup);
    }

    Documents registrar(int instance, int cluster, Integer... backups) {
        return service(
                "Registrar",
                instance,
                cluster,
                List.of(backups).stream()
                        .map(backup -> "Backup:Registrar/" + backup)
                        .toArray(String[]::new));
    }

    byte[] bytes() {
        return ("<Topology xmlns='urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008'><Sites>%s</Sites>"
                                .formatted(String.join("", sites))
                        + "<Clusters>%s</Clusters><SqlInstances>%s</SqlInstances><Services>%s</Services></Topology>"
                                .formatted(
                                        String.join("", clusters),
                                        String.join("", instances),
                                        String.join("", services)))
                .getBytes(StandardCharsets.UTF_8);
    }

    public Topology topology() {
        try {
            return TopologyReader.read(bytes());
        } catch (UnreadableTopologyException e) {
            throw new IllegalStateException(e);
        }
    }
}
