package dev.mainstay.scanner.estate;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.people.Trail;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.estate.plan.Annotations;
import dev.mainstay.scanner.estate.plan.Annotations.InstanceName;
import dev.mainstay.scanner.estate.plan.Annotations.Mirror;
import dev.mainstay.scanner.estate.plan.PoolKindPolicy;
import dev.mainstay.scanner.estate.plan.PoolPartners;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostProblems;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person adds to the topology or takes back. Each change plans the estate again, as an import does. */
@ApplicationScoped
public class AnnotationChanges {
    private final PlanInputStore inputs;
    private final Hosts hosts;
    private final EstatePlans plans;
    private final Trail trail;

    AnnotationChanges(PlanInputStore inputs, Hosts hosts, EstatePlans plans, Trail trail) {
        this.inputs = inputs;
        this.hosts = hosts;
        this.plans = plans;
        this.trail = trail;
    }

    @Transactional
    Annotations annotations() {
        return inputs.annotations();
    }

    @Transactional
    EstateOutcome pair(String pool, String pairedWith) {
        inputs.lock();
        Annotations annotations = inputs.annotations();
        Topology topology = inputs.topology();
        if (pool.equals(pairedWith)) {
            return new Refused(EstateProblems.CONTRADICTION, "The pool " + pool + " cannot be its own backup.");
        }
        for (String one : List.of(pool, pairedWith)) {
            if (!EstatePlans.hasPool(topology, one)) {
                return new Refused(HostProblems.UNKNOWN_POOL, "The topology has no pool " + one + ".");
            }
        }
        PoolKind kind = kind(topology, pool);
        PoolKind other = kind(topology, pairedWith);
        if (kind == PoolKind.SURVIVABLE_BRANCH && PoolPartners.pairable(other, other)) {
            inputs.putPairing(pool, pairedWith); // its backup registrar, whose pool keeps its own partner
            return replanned("pairing", pool, annotations);
        }
        if (!PoolPartners.pairable(kind, other)) {
            return new Refused(
                    EstateProblems.NOT_PAIRABLE,
                    "%s is %s and %s is %s. Front End pools and Standard Edition servers are each other's backup; a branch "
                                    .formatted(pool, kind, pairedWith, other)
                            + "appliance has one of them as its backup registrar and is named by the path.");
        }
        List.of(pool, pairedWith).forEach(one -> unpairPools(topology, one));
        inputs.putPairing(pool, pairedWith);
        return replanned("pairing", pool, annotations);
    }

    /** Takes back the pairs a pool is in; appliances that have it as their backup registrar keep it. */
    private void unpairPools(@Nullable Topology topology, String pool) {
        inputs.annotations().pairings().forEach((one, other) -> {
            boolean named = one.equals(pool) || other.equals(pool);
            if (named && kind(topology, one) != PoolKind.SURVIVABLE_BRANCH) {
                inputs.removePairing(one);
            }
        });
    }

    private static PoolKind kind(@Nullable Topology topology, String pool) {
        return topology == null
                ? PoolKind.UNKNOWN
                : topology.clusters().stream()
                        .filter(cluster -> cluster.fqdn().equals(pool))
                        .findFirst()
                        .map(cluster -> PoolKindPolicy.kinds(topology).get(cluster.key()))
                        .orElse(PoolKind.UNKNOWN);
    }

    @Transactional
    EstateOutcome unpair(String pool) {
        inputs.lock();
        Annotations annotations = inputs.annotations();
        Topology topology = inputs.topology();
        Map<String, String> before = inputs.annotations().pairings();
        unpairPools(topology, pool);
        inputs.removePairing(pool);
        if (before.equals(inputs.annotations().pairings())) {
            return new Refused(
                    EstateProblems.UNKNOWN_ANNOTATION, "No pairing of the pool " + pool + " was set by hand.");
        }
        return replanned("pairing", pool, annotations);
    }

    @Transactional
    EstateOutcome mirror(Mirror mirror) {
        inputs.lock();
        Annotations annotations = inputs.annotations();
        List<InstanceName> named = Stream.of(mirror.principal(), mirror.mirror(), mirror.witness())
                .filter(Objects::nonNull)
                .toList();
        if (named.stream().distinct().count() != named.size()) {
            return new Refused(
                    EstateProblems.CONTRADICTION, "Principal, mirror and witness are three different instances.");
        }
        for (InstanceName instance : named) {
            Optional<Host> host = hosts.named(instance.fqdn()).filter(Host::active);
            if (host.isEmpty()) {
                return new Refused(HostProblems.UNKNOWN_HOST, "There is no active host " + instance.fqdn() + ".");
            }
        }
        if (!carries(mirror.principal())) {
            return new Refused(
                    EstateProblems.UNKNOWN_SQL_INSTANCE,
                    mirror.principal().fqdn() + " has no instance "
                            + mirror.principal().instance() + ".");
        }
        inputs.putMirror(mirror);
        return replanned("mirror", id(mirror.principal()), annotations);
    }

    @Transactional
    EstateOutcome unmirror(InstanceName principal) {
        inputs.lock();
        Annotations annotations = inputs.annotations();
        if (!inputs.removeMirror(principal)) {
            return new Refused(
                    EstateProblems.UNKNOWN_ANNOTATION,
                    "No mirror of " + principal.fqdn() + "\\" + principal.instance() + " was set by hand.");
        }
        return replanned("mirror", id(principal), annotations);
    }

    @Transactional
    EstateOutcome carry(String name, List<String> carriers) {
        inputs.lock();
        Annotations annotations = inputs.annotations();
        for (String fqdn : Stream.concat(Stream.of(name), carriers.stream()).toList()) {
            if (hosts.named(fqdn).filter(Host::active).isEmpty()) {
                return new Refused(HostProblems.UNKNOWN_HOST, "There is no active host " + fqdn + ".");
            }
        }
        if (hosts.named(name).map(Host::agentKey).isPresent()) {
            return new Refused(
                    EstateProblems.IS_MACHINE,
                    name + " has an enrolled agent, so it is a machine and no name of others.");
        }
        Map<String, List<String>> names = inputs.annotations().carriers();
        boolean carriesItself = carriers.contains(name)
                || carriers.stream().anyMatch(names::containsKey)
                || names.values().stream().anyMatch(others -> others.contains(name));
        if (carriesItself) {
            return new Refused(
                    EstateProblems.CONTRADICTION, "A name is carried by machines, not by names: " + name + ".");
        }
        inputs.putCarriers(name, carriers);
        return replanned("carriers", name, annotations);
    }

    @Transactional
    EstateOutcome carryNoMore(String name) {
        inputs.lock();
        Annotations annotations = inputs.annotations();
        if (!inputs.removeCarriers(name)) {
            return new Refused(EstateProblems.UNKNOWN_ANNOTATION, "No carriers of " + name + " were set by hand.");
        }
        return replanned("carriers", name, annotations);
    }

    /** Plans with what was annotated, and leaves it in the trail. */
    private EstateOutcome replanned(String kind, String id, Annotations before) {
        EstateOutcome planned = plans.replan(inputs.topology(), false);
        trail.leave(kind, id, before, inputs.annotations(), null);
        return planned;
    }

    private static String id(InstanceName name) {
        return name.fqdn() + "/" + name.instance();
    }

    private boolean carries(InstanceName name) {
        return hosts.named(name.fqdn()).stream()
                .flatMap(host -> host.sqlInstances().stream())
                .anyMatch(instance -> instance.name().equals(name.instance()));
    }
}
