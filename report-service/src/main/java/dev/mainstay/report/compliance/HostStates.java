package dev.mainstay.report.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where the estate stands, host by host. */
@ApplicationScoped
public class HostStates {
    private final HostStateStore hosts;
    private final MembershipStore memberships;
    private final InstanceStateStore instances;

    HostStates(HostStateStore hosts, MembershipStore memberships, InstanceStateStore instances) {
        this.hosts = hosts;
        this.memberships = memberships;
        this.instances = instances;
    }

    /**
     * The whole estate at one moment.
     *
     * @param hosts by FQDN
     * @param memberships by pool and ordinal
     * @param instances by FQDN and name
     */
    public record Estate(List<HostState> hosts, List<Membership> memberships, List<InstanceState> instances) {

        /** Without the names that are no machines: what is counted. What a name must have stands at its carriers as well. */
        public Estate machines() {
            Set<UUID> names = hosts.stream()
                    .filter(host -> !host.machine())
                    .map(HostState::hostId)
                    .collect(Collectors.toSet());
            return names.isEmpty()
                    ? this
                    : new Estate(
                            hosts.stream().filter(HostState::machine).toList(),
                            memberships,
                            instances.stream()
                                    .filter(instance -> !names.contains(instance.hostId()))
                                    .toList());
        }
    }

    @Transactional
    public Estate estate() {
        List<HostState> all = hosts.list();
        return new Estate(all, memberships.list(), instances.of(all));
    }

    /** One host; empty when it is not part of the estate. */
    @Transactional
    public Optional<Estate> host(UUID hostId) {
        return hosts.host(hostId)
                .map(host -> new Estate(List.of(host), memberships.ofHost(hostId), instances.of(List.of(host))));
    }
}
