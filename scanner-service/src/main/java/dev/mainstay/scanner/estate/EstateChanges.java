package dev.mainstay.scanner.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.people.Trail;
import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.estate.plan.AddedHost;
import dev.mainstay.scanner.estate.plan.EstateDiff;
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
    private final Trail trail;

    EstateChanges(PlanInputStore inputs, Hosts hosts, EstatePlans plans, Clock clock, Trail trail) {
        this.inputs = inputs;
        this.hosts = hosts;
        this.plans = plans;
        this.clock = clock;
        this.trail = trail;
    }

    /**
     * What is left of a topology in the trail.
     *
     * @param diff what it changed; absent of the one before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Left(
            Topology.Shape shape,
            int sites,
            int pools,
            @Nullable EstateDiff diff) {
        static Left of(Topology topology, @Nullable EstateDiff diff) {
            return new Left(
                    topology.shape(),
                    topology.sites().size(),
                    topology.clusters().size(),
                    diff);
        }
    }

    /** Takes the topology as the estate's new one. Hosts it no longer has are retired, unless a person added them. */
    @Transactional
    public Planned importTopology(Topology topology, boolean dryRun) {
        inputs.lock();
        Topology before = inputs.topology();
        Planned planned = plans.replan(topology, dryRun);
        if (!dryRun) {
            inputs.remember(topology, planned.diff(), clock.instant());
            trail.leave(
                    "topology",
                    "topology",
                    before == null ? null : Left.of(before, null),
                    Left.of(topology, planned.diff()),
                    null);
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
        EstateOutcome outcome = put(List.of(host));
        if (outcome instanceof Planned) {
            trail.leave("host", idOf(host.fqdn()), null, host, null);
        }
        return outcome;
    }

    /** Adds hosts or changes ones that were added by hand; all of them or, when one is refused, none. */
    @Transactional
    public EstateOutcome putByHand(List<AddedHost> wanted) {
        inputs.lock();
        List<AddedHost> before = inputs.byHand();
        EstateOutcome outcome = put(wanted);
        if (outcome instanceof Planned) {
            trail.leave("hosts-by-hand", "all", before, inputs.byHand(), null);
        }
        return outcome;
    }

    private EstateOutcome put(List<AddedHost> wanted) {
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
        AddedHost before = inputs.byHand().stream()
                .filter(added -> added.fqdn().equals(fqdn))
                .findFirst()
                .orElse(null);
        inputs.removeByHand(fqdn);
        Planned planned = plans.replan(topology, false);
        trail.leave("host", id.toString(), before, null, null);
        return planned;
    }

    /** The topology imported last, if any. */
    @Transactional
    public Optional<Topology> topology() {
        return Optional.ofNullable(inputs.topology());
    }

    private String idOf(String fqdn) {
        return hosts.named(fqdn)
                .map(host -> host.id().toString())
                .orElseThrow(() -> new IllegalStateException("A host that was just added is gone"));
    }

    private static boolean hasMachine(@Nullable Topology topology, String fqdn) {
        return topology != null
                && topology.clusters().stream()
                        .flatMap(cluster -> cluster.machines().stream())
                        .anyMatch(machine -> machine.fqdn().equals(fqdn));
    }
}
