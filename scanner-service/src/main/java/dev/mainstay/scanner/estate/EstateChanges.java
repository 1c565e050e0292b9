package dev.mainstay.scanner.estate;

import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.estate.plan.AddedHost;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.HostProblems;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes which hosts the estate has and what they are for. Each change alters one of the plan's inputs,
 * plans the whole estate again, and applies the difference with one event per host: so the order of changes does not
 * matter, and the same input twice changes nothing.
 */
@ApplicationScoped
public class EstateChanges {
    private final PlanInputStore inputs;
    private final Hosts hosts;
    private final EstatePlans plans;
    private final Clock clock;

    EstateChanges(PlanInputStore inputs, Hosts hosts, EstatePlans plans, Clock clock) {
        this.inputs = inputs;
        this.hosts = hosts;
        this.plans = plans;
        this.clock = clock;
    }

    /** Takes the topology as the estate's new one. Hosts it no longer has are retired, unless a person added them. */
    @Transactional
    public Planned importTopology(Topology topology, boolean dryRun) {
        inputs.lock();
        Planned planned = plans.replan(topology, dryRun);
        if (!dryRun) {
            inputs.remember(topology, planned.diff(), clock.instant());
        }
        return planned;
    }

    /** Plans again from the same inputs: what scans have found since may have changed a pool's product. */
    @Transactional
    public Planned replan() {
        inputs.lock();
        return plans.replan(inputs.topology(), false);
    }

    @Transactional
    public EstateOutcome addByHand(AddedHost host) {
        inputs.lock();
        if (hosts.named(host.fqdn()).filter(Host::active).isPresent()) {
            return new Refused(EstateProblems.HOST_EXISTS, "There is a host " + host.fqdn() + " already.");
        }
        return putByHand(List.of(host));
    }

    /** Adds hosts or changes ones that were added by hand; all of them or, when one is refused, none. */
    @Transactional
    public EstateOutcome putByHand(List<AddedHost> wanted) {
        inputs.lock();
        Topology topology = inputs.topology();
        for (AddedHost host : wanted) {
            if (hasMachine(topology, host.fqdn())) {
                return new Refused(EstateProblems.HOST_IN_TOPOLOGY, "The topology has the host " + host.fqdn() + ".");
            }
            String pool = host.effectivePool();
            if (pool != null && EstatePlans.hasPool(topology, pool)) {
                return new Refused(
                        EstateProblems.POOL_IN_TOPOLOGY,
                        "The topology has the pool " + pool + " and says who its members are.");
            }
        }
        wanted.forEach(inputs::put);
        return plans.replan(topology, false);
    }

    /** Retires a host that was added by hand. */
    @Transactional
    public EstateOutcome retireByHand(HostId id) {
        inputs.lock();
        Optional<Host> host = hosts.find(id).filter(Host::active);
        if (host.isEmpty()) {
            return new Refused(HostProblems.UNKNOWN_HOST, "There is no active host with the id " + id + ".");
        }
        String fqdn = host.get().fqdn();
        Topology topology = inputs.topology();
        if (hasMachine(topology, fqdn)) {
            return new Refused(
                    EstateProblems.HOST_IN_TOPOLOGY,
                    "The topology has the host " + fqdn + ". Import a topology without it to retire it.");
        }
        inputs.removeByHand(fqdn);
        return plans.replan(topology, false);
    }

    /** The topology imported last, if any. */
    @Transactional
    public Optional<Topology> topology() {
        return Optional.ofNullable(inputs.topology());
    }

    private static boolean hasMachine(@Nullable Topology topology, String fqdn) {
        return topology != null
                && topology.clusters().stream()
                        .flatMap(cluster -> cluster.machines().stream())
                        .anyMatch(machine -> machine.fqdn().equals(fqdn));
    }
}
