package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.patch.release.QuorumTable.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What one pool asks of a host that wants to go out. Sources: docs/adr/0005. */
final class PoolRules {

    private PoolRules() {}

    /** The first rule of the host's pool that holds it; empty when the pool lets it go. */
    static Optional<Hold> check(EstateHost host, Membership place, int maxUnavailable, Availability availability) {
        return allKnown(place.pool(), availability)
                .or(() -> upgradeDomain(host, place, availability))
                .or(() -> maxUnavailable(host, place.pool(), maxUnavailable, availability))
                .or(() -> quorum(host, place.pool(), availability))
                .or(() -> oneStaysUp(host, place.pool(), availability))
                .or(() -> backEnd(host, place.pool(), availability))
                .or(() -> pairedPool(host, place.pool(), availability))
                .or(() -> backupRegistrar(place.pool(), availability))
                .or(() -> lastForAppliances(host, place.pool(), availability));
    }

    private static Optional<Hold> allKnown(Pool pool, Availability availability) {
        int known = availability.members(pool.fqdn()).size();
        return known < pool.size()
                ? Optional.of(new Hold(
                        "pool-not-fully-known",
                        "Only %d of the %d members of %s are known".formatted(known, pool.size(), pool.fqdn()),
                        false))
                : Optional.empty();
    }

    private static Optional<Hold> upgradeDomain(EstateHost host, Membership place, Availability availability) {
        List<EstateHost> elsewhere = availability
                .against(host, availability.members(place.pool().fqdn()))
                .stream()
                .filter(other -> !upgradeDomain(other, place.pool().fqdn()).equals(upgradeDomain(host, place)))
                .toList();
        return availability
                .culprit(elsewhere)
                .map(other -> hold(
                        "other-upgrade-domain-out",
                        other,
                        "in another upgrade domain of " + place.pool().fqdn(),
                        availability));
    }

    private static Optional<Hold> maxUnavailable(EstateHost host, Pool pool, int max, Availability availability) {
        List<EstateHost> out = availability.against(host, availability.members(pool.fqdn()));
        if (out.size() < max) {
            return Optional.empty();
        }
        long lasting = out.stream().filter(other -> !availability.passes(other)).count();
        return Optional.of(new Hold(
                "max-unavailable",
                "%d of %s out already; the rollout allows %d".formatted(out.size(), pool.fqdn(), max),
                lasting < max));
    }

    private static Optional<Hold> quorum(EstateHost host, Pool pool, Availability availability) {
        if (!PoolTraits.of(pool.kind()).quorum()) {
            return Optional.empty();
        }
        Optional<Quorum> quorum = QuorumTable.of(pool.size(), pool.product());
        if (quorum.isEmpty()) {
            return Optional.of(new Hold(
                    "quorum-unknown",
                    "Microsoft gives no quorum for %d Front Ends (%s)".formatted(pool.size(), pool.fqdn()),
                    false));
        }
        List<EstateHost> out = availability.against(host, availability.members(pool.fqdn()));
        if (running(host, pool, out, quorum.get(), availability) >= quorum.get().running()) {
            return Optional.empty();
        }
        List<EstateHost> lasting =
                out.stream().filter(other -> !availability.passes(other)).toList();
        return Optional.of(new Hold(
                "quorum",
                "%s needs %d of its first %d members running"
                        .formatted(
                                pool.fqdn(),
                                quorum.get().running(),
                                quorum.get().ofTheFirst()),
                running(host, pool, lasting, quorum.get(), availability)
                        >= quorum.get().running()));
    }

    private static long running(
            EstateHost host, Pool pool, List<EstateHost> out, Quorum quorum, Availability availability) {
        return availability.members(pool.fqdn()).stream()
                .limit(quorum.ofTheFirst())
                .filter(member -> !member.hostId().equals(host.hostId()) && !out.contains(member))
                .count();
    }

    private static Optional<Hold> oneStaysUp(EstateHost host, Pool pool, Availability availability) {
        List<EstateHost> out = availability.against(host, availability.members(pool.fqdn()));
        return pool.size() > 1 && out.size() + 1 >= pool.size()
                ? availability.culprit(out).map(other -> hold("last-member", other, "in " + pool.fqdn(), availability))
                : Optional.empty();
    }

    private static Optional<Hold> backEnd(EstateHost host, Pool pool, Availability availability) {
        String where = "serves " + pool.fqdn();
        return availability
                .culprit(availability.against(host, availability.servers(pool.fqdn())))
                .map(other -> availability
                                .cause(other)
                                .filter(OutageCause.NAME_OR_MACHINE::equals)
                                .isPresent()
                        ? hold("back-end-name-or-machine", other, where, availability)
                        : hold("back-end-out", other, where, availability));
    }

    private static Optional<Hold> pairedPool(EstateHost host, Pool pool, Availability availability) {
        return availability.pairedWith(pool).stream()
                .map(paired -> availability
                        .culprit(availability.against(host, availability.members(paired)))
                        .map(other -> hold("paired-pool-out", other, "in the paired pool " + paired, availability)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * An appliance stays while the pool that takes its users does not serve: its users would have neither. One member of
     * that pool being out is no reason, the others take them (Lync Server 2013, "Planning for branch-site resiliency").
     */
    private static Optional<Hold> backupRegistrar(Pool pool, Availability availability) {
        String backup = pool.backupRegistrar();
        if (backup == null
                || availability.members(backup).isEmpty()
                || serves(backup, Optional.empty(), availability)) {
            return Optional.empty();
        }
        return availability
                .culprit(out(backup, availability))
                .map(other ->
                        hold("backup-registrar-out", other, "in the backup registrar's pool " + backup, availability));
    }

    /**
     * The pool's last serving members wait for an appliance that is being worked on right now. One that is out for another
     * reason holds no pool: with many branch sites one is always silent.
     */
    private static Optional<Hold> lastForAppliances(EstateHost host, Pool pool, Availability availability) {
        if (serves(pool.fqdn(), Optional.of(host), availability)) {
            return Optional.empty();
        }
        List<EstateHost> beingPatched = availability.appliances(pool.fqdn()).stream()
                .filter(appliance -> availability
                        .cause(appliance)
                        .filter(OutageCause.IN_PROGRESS::equals)
                        .isPresent())
                .toList();
        return availability
                .culprit(beingPatched)
                .map(other -> hold("appliance-out", other, "its users would come to " + pool.fqdn(), availability));
    }

    /** Whether enough of a pool's known members are in for it to serve, without one more perhaps. */
    private static boolean serves(String pool, Optional<EstateHost> without, Availability availability) {
        List<EstateHost> members = availability.members(pool);
        List<EstateHost> out = new ArrayList<>(out(pool, availability));
        without.ifPresent(out::add);
        Pool told = members.get(0).memberships().stream()
                .map(Membership::pool)
                .filter(known -> known.fqdn().equals(pool))
                .findFirst()
                .orElseThrow();
        Quorum quorum = Optional.of(told)
                .filter(known -> PoolTraits.of(known.kind()).quorum())
                .flatMap(known -> QuorumTable.of(known.size(), known.product()))
                .orElse(new Quorum(1, members.size()));
        return members.stream()
                        .limit(quorum.ofTheFirst())
                        .filter(member -> !out.contains(member))
                        .count()
                >= Math.max(1, quorum.running());
    }

    private static List<EstateHost> out(String pool, Availability availability) {
        return availability.members(pool).stream()
                .filter(member -> availability.cause(member).isPresent())
                .toList();
    }

    private static String upgradeDomain(EstateHost host, String pool) {
        return host.memberships().stream()
                .filter(member -> member.pool().fqdn().equals(pool))
                .findFirst()
                .map(member -> upgradeDomain(host, member))
                .orElseGet(host::fqdn);
    }

    /** A host without an upgrade domain is one of its own. */
    private static String upgradeDomain(EstateHost host, Membership place) {
        return Objects.requireNonNullElseGet(place.upgradeDomain(), () -> "host " + host.fqdn());
    }

    static Hold hold(String code, EstateHost other, String where, Availability availability) {
        String what = availability.cause(other).map(other::inWords).orElse("is out");
        return new Hold(code, "%s %s (%s)".formatted(other.fqdn(), what, where), availability.passes(other));
    }
}
