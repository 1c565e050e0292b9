package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the topology, the annotations and the hosts added by hand say of one host together.
 *
 * @param memberships by pool name
 * @param instances the SQL Server instances it must carry, by name
 * @param carriers the hosts that carry the name; null for a machine
 * @param inherited the instances of the names that it carries, by name; it need not have them
 */
public record PlannedHost(
        String fqdn,
        @Nullable String site,
        List<Membership> memberships,
        List<DemandedInstance> instances,
        @Nullable List<HostId> carriers,
        List<DemandedInstance> inherited) {

    public PlannedHost(
            String fqdn, @Nullable String site, List<Membership> memberships, List<DemandedInstance> instances) {
        this(fqdn, site, memberships, instances, null, List.of());
    }

    public PlannedHost carriedBy(List<HostId> hosts) {
        return new PlannedHost(fqdn, site, memberships, instances, List.copyOf(hosts), inherited);
    }

    public PlannedHost inheriting(List<DemandedInstance> ofNames) {
        return new PlannedHost(fqdn, site, memberships, instances, carriers, List.copyOf(ofNames));
    }

    /** An instance that a role demands; no scan has a say in it. */
    public record DemandedInstance(String name, List<SqlPurpose> purposes, List<String> servesPools) {}
}
