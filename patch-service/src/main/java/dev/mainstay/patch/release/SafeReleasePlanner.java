package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.patch.release.ReleaseOrder.Candidate;
import dev.mainstay.patch.release.ReleasePlan.Held;
import dev.mainstay.patch.release.ReleasePlan.Released;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Planner that considers one job after the other and releases it if, with everything that is out or released before it, no
 * rule of any of its pools breaks. A back end that waits for running members of its pools keeps further members from
 * starting, so that it comes to its turn.
 */
public final class SafeReleasePlanner {

    private static final Comparator<Hold> LASTING_FIRST = Comparator.comparing(Hold::passes);

    private SafeReleasePlanner() {}

    /** The same picture always gives the same plan. */
    static ReleasePlan plan(ReleaseInput input) {
        Availability availability = new Availability(input.hosts());
        List<Released> released = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        Set<String> reserved = new HashSet<>();
        input.waiting().stream()
                .filter(job -> availability.host(job.hostId()).isEmpty())
                .map(job -> new Held(
                        job.jobId(), new Hold("host-unknown", "The host is not part of the known estate", false)))
                .forEach(held::add);
        for (Candidate candidate : candidates(input, availability)) {
            EstateHost host = candidate.host();
            Optional<Hold> hold = check(candidate, availability, reserved);
            if (hold.isEmpty()) {
                availability.released(host);
                released.add(new Released(candidate.job().jobId(), outages(host)));
            } else {
                held.add(new Held(candidate.job().jobId(), hold.get()));
                if (hold.get().passes() && candidate.job().rolloutActive()) {
                    reserved.addAll(host.servesOtherPools());
                }
            }
        }
        return new ReleasePlan(List.copyOf(released), List.copyOf(held));
    }

    private static List<Candidate> candidates(ReleaseInput input, Availability availability) {
        return input.waiting().stream()
                .flatMap(job -> availability.host(job.hostId()).map(host -> new Candidate(job, host)).stream())
                .sorted(ReleaseOrder.INSTANCE)
                .toList();
    }

    private static Optional<Hold> check(Candidate candidate, Availability availability, Set<String> reserved) {
        EstateHost host = candidate.host();
        return ofItself(candidate, availability)
                .or(() -> host.memberships().stream()
                        .map(place ->
                                PoolRules.check(host, place, candidate.job().maxUnavailable(), availability))
                        .flatMap(Optional::stream)
                        .min(LASTING_FIRST))
                .or(() -> servedPools(host, availability))
                .or(() -> reservedForBackEnd(candidate, reserved));
    }

    private static Optional<Hold> ofItself(Candidate candidate, Availability availability) {
        if (!candidate.job().rolloutActive()) {
            return Optional.of(new Hold("rollout-not-active", "The rollout releases nothing now", true));
        }
        EstateHost host = candidate.host();
        return availability
                .cause(host)
                .filter(cause -> cause != OutageCause.FAILED)
                .map(cause -> new Hold(cause.code(), host.fqdn() + " " + host.inWords(cause), cause.passes()))
                .or(() -> unknownKind(host));
    }

    /**
     * A host that keeps the product's local configuration store (RTCLOCAL) runs the product, whatever the topology calls it.
     * How to drain it is not known, so it is not ordered at all.
     */
    private static Optional<Hold> unknownKind(EstateHost host) {
        boolean unknown =
                host.memberships().stream().anyMatch(place -> place.pool().kind() == PoolKind.UNKNOWN);
        boolean product = host.sqlInstances().stream()
                .anyMatch(instance -> instance.name().equals("RTCLOCAL")
                        || instance.purposes().contains(SqlPurpose.LOCAL_CONFIGURATION_STORE));
        return unknown && product
                ? Optional.of(new Hold(
                        "kind-unknown",
                        host.fqdn() + " carries the product, but what its pool does is not known from the topology's "
                                + "roles, and so neither is how to drain it",
                        false))
                : Optional.empty();
    }

    /** A SQL Server host neither goes with a member of a pool it serves nor with another server of that pool. */
    private static Optional<Hold> servedPools(EstateHost host, Availability availability) {
        return host.servesOtherPools().stream()
                .sorted()
                .map(pool -> availability
                        .culprit(availability.against(host, availability.members(pool)))
                        .map(other -> PoolRules.hold("front-end-out", other, "depends on it in " + pool, availability))
                        .or(() -> availability
                                .culprit(availability.against(host, availability.servers(pool)))
                                .map(other -> PoolRules.hold(
                                        "mirror-partner-out", other, "also serves " + pool, availability))))
                .flatMap(Optional::stream)
                .min(LASTING_FIRST);
    }

    private static Optional<Hold> reservedForBackEnd(Candidate candidate, Set<String> reserved) {
        return candidate.host().memberships().stream()
                .map(place -> place.pool().fqdn())
                .filter(reserved::contains)
                .findFirst()
                .map(pool -> new Hold("back-end-next", "A back end of %s waits to go first".formatted(pool), true));
    }

    private static List<String> outages(EstateHost host) {
        return host.memberships().stream()
                .map(Membership::pool)
                .filter(pool -> pool.size() == 1 && PoolTraits.of(pool.kind()).missed())
                .map(pool -> pool.fqdn())
                .toList();
    }
}
