package dev.mainstay.scanner.topology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a topology document says, the same for both of its shapes. Pure: nothing is concluded yet, that is for
 * the estate's planner.
 *
 * @param shape which of the two documents it was
 * @param sites in document order
 * @param clusters in document order; every cluster has at least one machine
 * @param services in document order
 * @param warnings what was left out of the document, and why
 */
public record Topology(
        Shape shape, List<Site> sites, List<Cluster> clusters, List<Service> services, List<TopologyWarning> warnings) {

    public Topology {
        // A topology that an earlier release stored has none.
        warnings = Objects.requireNonNullElse(warnings, List.of());
    }

    public Topology(Shape shape, List<Site> sites, List<Cluster> clusters, List<Service> services) {
        this(shape, sites, clusters, services, List.of());
    }

    /** The two documents that Lync Server and Skype for Business Server administrators have at hand. */
    public enum Shape {
        /** {@code Get-CsTopology -AsXml}. */
        AS_XML,
        /** Topology Builder's {@code .tbxml}. */
        TBXML
    }

    /** A central site, or a remote (branch) site of one. */
    public record Site(String name, SiteKind kind, @Nullable String centralSite) {}

    public enum SiteKind {
        CENTRAL,
        REMOTE
    }

    /**
     * A {@code Cluster}: what administrators call a pool, of one machine or more.
     *
     * @param key its identity inside the document: {@code site/number} in AsXml, the {@code UniqueId} in tbxml
     * @param fqdn lower case
     * @param requiresSetup whether Lync software is installed on its machines
     * @param requiresReplication whether its machines keep a replica of the Central Management store
     */
    public record Cluster(
            String key,
            String fqdn,
            String site,
            boolean requiresSetup,
            boolean requiresReplication,
            List<Machine> machines,
            List<SqlInstanceRef> sqlInstances) {}

    /**
     * A machine of a cluster.
     *
     * @param ordinal {@code OrdinalInCluster}, or its place in the document, 1 or more
     */
    public record Machine(
            String fqdn,
            int ordinal,
            @Nullable String faultDomain,
            @Nullable String upgradeDomain) {}

    /**
     * A SQL Server instance on a cluster.
     *
     * @param name upper case; {@code MSSQLSERVER} is the default instance
     */
    public record SqlInstanceRef(String cluster, String name) {}

    /**
     * A service: one role on one cluster or in one SQL Server instance.
     *
     * @param key its identity inside the document
     * @param role the role's name, known to us or not
     * @param version {@code ServiceVersion}, which tells the product's generation; 0 when absent
     * @param cluster key of the cluster it is installed on, also for a store
     * @param sqlInstance the instance a store is installed in; absent for everything else
     * @param mirror the store's mirror. Mainstay's own markup, see docs/adr/0006
     * @param witness the mirror's witness. Mainstay's own markup, see docs/adr/0006
     * @param director {@code RegistrarService IsDirector}
     * @param active {@code CentralMgmtService IsActive}; true where the document does not say
     */
    public record Service(
            String key,
            String role,
            int version,
            String cluster,
            @Nullable SqlInstanceRef sqlInstance,
            @Nullable SqlInstanceRef mirror,
            @Nullable SqlInstanceRef witness,
            boolean director,
            boolean active,
            List<Dependency> dependsOn) {}

    /** A service's need of another, {@code Default} or of another usage. */
    public record Dependency(String service, String usage) {}

    public Optional<Cluster> cluster(String key) {
        return clusters.stream().filter(cluster -> cluster.key().equals(key)).findFirst();
    }

    public Optional<Service> service(String key) {
        return services.stream().filter(service -> service.key().equals(key)).findFirst();
    }
}
