package dev.mainstay.scanner.estate;

import dev.mainstay.scanner.estate.Annotations.InstanceName;
import dev.mainstay.scanner.estate.Annotations.Mirror;
import dev.mainstay.scanner.estate.EstateOutcome.Reason;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person adds to the topology or takes back. Each change plans the estate again, as an import does. */
@ApplicationScoped
public class AnnotationChanges {
    private final PlanInputStore inputs;
    private final HostStore hosts;
    private final EstatePlans plans;

    AnnotationChanges(PlanInputStore inputs, HostStore hosts, EstatePlans plans) {
        this.inputs = inputs;
        this.hosts = hosts;
        this.plans = plans;
    }

    @Transactional
    Annotations annotations() {
        return inputs.annotations();
    }

    @Transactional
    EstateOutcome pair(String pool, String pairedWith) {
        inputs.lock();
        Topology topology = inputs.topology();
        if (pool.equals(pairedWith)) {
            return new Refused(Reason.CONTRADICTION, "The pool " + pool + " cannot be its own backup.");
        }
        for (String one : List.of(pool, pairedWith)) {
            if (!EstatePlans.hasPool(topology, one)) {
                return new Refused(Reason.UNKNOWN_POOL, "The topology has no pool " + one + ".");
            }
        }
        inputs.removePairing(pool);
        inputs.removePairing(pairedWith);
        inputs.putPairing(pool, pairedWith);
        return plans.replan(topology, false);
    }

    @Transactional
    EstateOutcome unpair(String pool) {
        inputs.lock();
        if (!inputs.removePairing(pool)) {
            return new Refused(Reason.UNKNOWN_ANNOTATION, "No pairing of the pool " + pool + " was set by hand.");
        }
        return plans.replan(inputs.topology(), false);
    }

    @Transactional
    EstateOutcome mirror(Mirror mirror) {
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
        return plans.replan(inputs.topology(), false);
    }

    @Transactional
    EstateOutcome unmirror(InstanceName principal) {
        inputs.lock();
        if (!inputs.removeMirror(principal)) {
            return new Refused(
                    Reason.UNKNOWN_ANNOTATION,
                    "No mirror of " + principal.fqdn() + "\\" + principal.instance() + " was set by hand.");
        }
        return plans.replan(inputs.topology(), false);
    }

    private boolean carries(InstanceName name) {
        return hosts.named(name.fqdn()).stream()
                .flatMap(host -> host.sqlInstances().stream())
                .anyMatch(instance -> instance.name().equals(name.instance()));
    }
}
