package dev.mainstay.scanner.estate;

import dev.mainstay.messaging.NewEvent;
import dev.mainstay.messaging.Outbox;
import dev.mainstay.scanner.estate.Annotations.InstanceName;
import dev.mainstay.scanner.estate.Annotations.Mirror;
import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.EstateOutcome.Reason;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes which hosts the estate has and what they are for. Each change alters one of the plan's inputs,
 * plans the whole estate again, and applies the difference with one event per host: so the order of changes does not
 * matter, and the same input twice changes nothing.
 */
@ApplicationScoped
public class EstateChanges {
    private final PlanInputStore inputs;
    private final HostStore hosts;
    private final Outbox outbox;
    private final Clock clock;

    EstateChanges(PlanInputStore inputs, HostStore hosts, Outbox outbox, Clock clock) {
        this.inputs = inputs;
        this.hosts = hosts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes the topology as the estate's new one. Hosts it no longer has are retired, unless a person added them. */
    @Transactional
    public Planned importTopology(Topology topology, boolean dryRun) {
        inputs.lock();
        Planned planned = replan(topology, dryRun);
        if (!dryRun) {
            inputs.remember(topology, planned.diff(), clock.instant());
        }
        return planned;
    }

    /** Plans again from the same inputs: what scans have found since may have changed a pool's product. */
    @Transactional
    public Planned replan() {
        inputs.lock();
        return replan(inputs.topology(), false);
    }

    @Transactional
    public EstateOutcome addByHand(HandHost host) {
        inputs.lock();
        if (hosts.named(host.fqdn()).filter(Host::active).isPresent()) {
            return new Refused(Reason.HOST_EXISTS, "There is a host " + host.fqdn() + " already.");
        }
        return putByHand(List.of(host));
    }

    /** Adds hosts or changes ones that were added by hand; all of them or, when one is refused, none. */
    @Transactional
    public EstateOutcome putByHand(List<HandHost> wanted) {
        inputs.lock();
        Topology topology = inputs.topology();
        for (HandHost host : wanted) {
            if (hasMachine(topology, host.fqdn())) {
                return new Refused(Reason.HOST_IN_TOPOLOGY, "The topology has the host " + host.fqdn() + ".");
            }
            String pool = host.effectivePool();
            if (pool != null && hasPool(topology, pool)) {
                return new Refused(
                        Reason.POOL_IN_TOPOLOGY,
                        "The topology has the pool " + pool + " and says who its members are.");
            }
        }
        wanted.forEach(inputs::put);
        return replan(topology, false);
    }

    /** Retires a host that was added by hand. */
    @Transactional
    public EstateOutcome retireByHand(HostId id) {
        inputs.lock();
        Optional<Host> host = hosts.host(id).filter(Host::active);
        if (host.isEmpty()) {
            return new Refused(Reason.UNKNOWN_HOST, "There is no active host with the id " + id + ".");
        }
        String fqdn = host.get().fqdn();
        Topology topology = inputs.topology();
        if (hasMachine(topology, fqdn)) {
            return new Refused(
                    Reason.HOST_IN_TOPOLOGY,
                    "The topology has the host " + fqdn + ". Import a topology without it to retire it.");
        }
        inputs.removeByHand(fqdn);
        return replan(topology, false);
    }

    @Transactional
    public EstateOutcome pair(String pool, String pairedWith) {
        inputs.lock();
        Topology topology = inputs.topology();
        if (pool.equals(pairedWith)) {
            return new Refused(Reason.CONTRADICTION, "The pool " + pool + " cannot be its own backup.");
        }
        for (String one : List.of(pool, pairedWith)) {
            if (!hasPool(topology, one)) {
                return new Refused(Reason.UNKNOWN_POOL, "The topology has no pool " + one + ".");
            }
        }
        inputs.removePairing(pool);
        inputs.removePairing(pairedWith);
        inputs.putPairing(pool, pairedWith);
        return replan(topology, false);
    }

    @Transactional
    public EstateOutcome unpair(String pool) {
        inputs.lock();
        if (!inputs.removePairing(pool)) {
            return new Refused(Reason.UNKNOWN_ANNOTATION, "No pairing of the pool " + pool + " was set by hand.");
        }
        return replan(inputs.topology(), false);
    }

    @Transactional
    public EstateOutcome mirror(Mirror mirror) {
        inputs.lock();
        List<InstanceName> named = Stream.of(mirror.principal(), mirror.mirror(), mirror.witness())
                .filter(Objects::nonNull)
                .toList();
        if (named.stream().distinct().count() != named.size()) {
            return new Refused(Reason.CONTRADICTION, "Principal, mirror and witness are three different instances.");
        }
        for (InstanceName instance : named) {
            Optional<Host> host = hosts.named(instance.fqdn()).filter(Host::active);
            if (host.isEmpty()) {
                return new Refused(Reason.UNKNOWN_HOST, "There is no active host " + instance.fqdn() + ".");
            }
        }
        if (!carries(mirror.principal())) {
            return new Refused(
                    Reason.UNKNOWN_SQL_INSTANCE,
                    mirror.principal().fqdn() + " has no instance "
                            + mirror.principal().instance() + ".");
        }
        inputs.putMirror(mirror);
        return replan(inputs.topology(), false);
    }

    @Transactional
    public EstateOutcome unmirror(InstanceName principal) {
        inputs.lock();
        if (!inputs.removeMirror(principal)) {
            return new Refused(
                    Reason.UNKNOWN_ANNOTATION,
                    "No mirror of " + principal.fqdn() + "\\" + principal.instance() + " was set by hand.");
        }
        return replan(inputs.topology(), false);
    }

    @Transactional
    public Annotations annotations() {
        return inputs.annotations();
    }

    /** The topology imported last, if any. */
    @Transactional
    public Optional<Topology> topology() {
        return Optional.ofNullable(inputs.topology());
    }

    private Planned replan(@Nullable Topology topology, boolean dryRun) {
        List<Host> known = hosts.lockAll();
        Map<String, String> builds = new HashMap<>();
        for (Host host : known) {
            String build = host.observed().workloadBuild();
            if (host.active() && build != null) {
                builds.put(host.fqdn(), build);
            }
        }
        Map<String, PlannedHost> plan = EstatePlanner.plan(topology, inputs.annotations(), inputs.byHand(), builds);
        EstateDiff diff = EstateDiff.between(known, plan);
        if (!dryRun) {
            apply(known, plan, diff);
        }
        return new Planned(diff, !dryRun);
    }

    private void apply(List<Host> known, Map<String, PlannedHost> plan, EstateDiff diff) {
        Instant now = clock.instant();
        Map<String, Host> before = new HashMap<>();
        known.forEach(host -> before.put(host.fqdn(), host));
        List<NewEvent> events = new ArrayList<>();
        Stream.of(diff.added().stream(), diff.changed().stream().map(EstateDiff.ChangedHost::fqdn))
                .flatMap(fqdns -> fqdns)
                .map(plan::get)
                .filter(Objects::nonNull)
                .forEach(planned -> events.add(put(before.get(planned.fqdn()), planned, now)));
        for (String fqdn : diff.retired()) {
            Host host = Objects.requireNonNull(before.get(fqdn));
            Host retired = host.retired().next(now);
            hosts.update(retired);
            events.add(HostEvents.event(host, retired));
        }
        outbox.appendAll(events);
    }

    private NewEvent put(@Nullable Host host, PlannedHost planned, Instant now) {
        if (host == null) {
            Host fresh = Host.planned(planned, now);
            Host first = fresh.next(now);
            hosts.insert(first);
            return HostEvents.event(fresh, first);
        }
        Host next = host.replanned(planned).next(now);
        hosts.update(next);
        return HostEvents.event(host, next);
    }

    private boolean carries(InstanceName name) {
        return hosts.named(name.fqdn()).stream()
                .flatMap(host -> host.sqlInstances().stream())
                .anyMatch(instance -> instance.name().equals(name.instance()));
    }

    private static boolean hasMachine(@Nullable Topology topology, String fqdn) {
        return topology != null
                && topology.clusters().stream()
                        .flatMap(cluster -> cluster.machines().stream())
                        .anyMatch(machine -> machine.fqdn().equals(fqdn));
    }

    private static boolean hasPool(@Nullable Topology topology, String fqdn) {
        return topology != null
                && topology.clusters().stream()
                        .anyMatch(cluster -> cluster.fqdn().equals(fqdn));
    }
}
