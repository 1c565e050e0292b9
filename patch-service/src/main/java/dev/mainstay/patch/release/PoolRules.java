package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.patch.release.QuorumTable.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What one pool asks of a host that wants to go out. Sources: docs/adr/0005. */
final class PoolRules {

    private static final Set<PoolKind> WITH_QUORUM = Set.of(PoolKind.ENTERPRISE_FRONT_END, PoolKind.DIRECTOR);

    private PoolRules() {}

    /** The first rule of the host's pool that holds it; empty when the pool lets it go. */
    static Optional<Hold> check(HostNow host, Membership place, int maxUnavailable, Outs outs) {
        return allKnown(place.pool(), outs)
                .or(() -> upgradeDomain(host, place, outs))
                .or(() -> maxUnavailable(host, place.pool(), maxUnavailable, outs))
                .or(() -> quorum(host, place.pool(), outs))
                .or(() -> oneStaysUp(host, place.pool(), outs))
                .or(() -> backEnd(host, place.pool(), outs))
                .or(() -> pairedPool(host, place.pool(), outs))
                .or(() -> backupRegistrar(place.pool(), outs))
                .or(() -> lastForAppliances(host, place.pool(), outs));
    }

    private static Optional<Hold> allKnown(Pool pool, Outs outs) {
        int known = outs.members(pool.fqdn()).size();
        return known < pool.size()
                ? Optional.of(new Hold(
                        "pool-not-fully-known",
                        "Only %d of the %d members of %s are known".formatted(known, pool.size(), pool.fqdn()),
                        false))
                : Optional.empty();
    }

    private static Optional<Hold> upgradeDomain(HostNow host, Membership place, Outs outs) {
        List<HostNow> elsewhere = outs.against(host, outs.members(place.pool().fqdn())).stream()
                .filter(other -> !upgradeDomain(other, place.pool().fqdn()).equals(upgradeDomain(host, place)))
                .toList();
        return outs.culprit(elsewhere)
                .map(other -> hold(
                        "other-upgrade-domain-out",
                        other,
                        "in another upgrade domain of " + place.pool().fqdn(),
                        outs));
    }

    private static Optional<Hold> maxUnavailable(HostNow host, Pool pool, int max, Outs outs) {
        List<HostNow> out = outs.against(host, outs.members(pool.fqdn()));
        if (out.size() < max) {
            return Optional.empty();
        }
        long lasting = out.stream().filter(other -> !outs.passes(other)).count();
        return Optional.of(new Hold(
                "max-unavailable",
                "%d of %s out already; the rollout allows %d".formatted(out.size(), pool.fqdn(), max),
                lasting < max));
    }

    private static Optional<Hold> quorum(HostNow host, Pool pool, Outs outs) {
        if (!WITH_QUORUM.contains(pool.kind())) {
            return Optional.empty();
        }
        Optional<Quorum> quorum = QuorumTable.of(pool.size(), pool.product());
        if (quorum.isEmpty()) {
            return Optional.of(new Hold(
                    "quorum-unknown",
                    "Microsoft gives no quorum for %d Front Ends (%s)".formatted(pool.size(), pool.fqdn()),
                    false));
        }
        List<HostNow> out = outs.against(host, outs.members(pool.fqdn()));
        if (running(host, pool, out, quorum.get(), outs) >= quorum.get().running()) {
            return Optional.empty();
        }
        List<HostNow> lasting =
                out.stream().filter(other -> !outs.passes(other)).toList();
        return Optional.of(new Hold(
                "quorum",
                "%s needs %d of its first %d members running"
                        .formatted(
                                pool.fqdn(),
                                quorum.get().running(),
                                quorum.get().ofTheFirst()),
                running(host, pool, lasting, quorum.get(), outs) >= quorum.get().running()));
    }

    private static long running(HostNow host, Pool pool, List<HostNow> out, Quorum quorum, Outs outs) {
        return outs.members(pool.fqdn()).stream()
                .limit(quorum.ofTheFirst())
                .filter(member -> !member.hostId().equals(host.hostId()) && !out.contains(member))
                .count();
    }

    private static Optional<Hold> oneStaysUp(HostNow host, Pool pool, Outs outs) {
        List<HostNow> out = outs.against(host, outs.members(pool.fqdn()));
        return pool.size() > 1 && out.size() + 1 >= pool.size()
                ? outs.culprit(out).map(other -> hold("last-member", other, "in " + pool.fqdn(), outs))
                : Optional.empty();
    }

    private static Optional<Hold> backEnd(HostNow host, Pool pool, Outs outs) {
        String where = "serves " + pool.fqdn();
        return outs.culprit(outs.against(host, outs.servers(pool.fqdn())))
                .map(other -> outs.cause(other)
                                .filter(OutCause.NAME_OR_MACHINE::equals)
                                .isPresent()
                        ? hold("back-end-name-or-machine", other, where, outs)
                        : hold("back-end-out", other, where, outs));
    }

    private static Optional<Hold> pairedPool(HostNow host, Pool pool, Outs outs) {
        return outs.pairedWith(pool).stream()
                .map(paired -> outs.culprit(outs.against(host, outs.members(paired)))
                        .map(other -> hold("paired-pool-out", other, "in the paired pool " + paired, outs)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * An appliance stays while the pool that takes its users does not serve: its users would have neither. One member of
     * that pool being out is no reason, the others take them (Lync Server 2013, "Planning for branch-site resiliency").
     */
    private static Optional<Hold> backupRegistrar(Pool pool, Outs outs) {
        String backup = pool.backupRegistrar();
        if (backup == null || outs.members(backup).isEmpty() || serves(backup, Optional.empty(), outs)) {
            return Optional.empty();
        }
        return outs.culprit(out(backup, outs))
                .map(other -> hold("backup-registrar-out", other, "in the backup registrar's pool " + backup, outs));
    }

    /**
     * The pool's last serving members wait for an appliance that is being worked on right now. One that is out for another
     * reason holds no pool: with many branch sites one is always silent.
     */
    private static Optional<Hold> lastForAppliances(HostNow host, Pool pool, Outs outs) {
        if (serves(pool.fqdn(), Optional.of(host), outs)) {
            return Optional.empty();
        }
        List<HostNow> beingPatched = outs.appliances(pool.fqdn()).stream()
                .filter(appliance -> outs.cause(appliance)
                        .filter(OutCause.IN_PROGRESS::equals)
                        .isPresent())
                .toList();
        return outs.culprit(beingPatched)
                .map(other -> hold("appliance-out", other, "its users would come to " + pool.fqdn(), outs));
    }

    /** Whether enough of a pool's known members are in for it to serve, without one more perhaps. */
    private static boolean serves(String pool, Optional<HostNow> without, Outs outs) {
        List<HostNow> members = outs.members(pool);
        List<HostNow> out = new ArrayList<>(out(pool, outs));
        without.ifPresent(out::add);
        Pool told = members.get(0).memberships().stream()
                .map(Membership::pool)
                .filter(known -> known.fqdn().equals(pool))
                .findFirst()
                .orElseThrow();
        Quorum quorum = Optional.of(told)
                .filter(known -> WITH_QUORUM.contains(known.kind()))
                .flatMap(known -> QuorumTable.of(known.size(), known.product()))
                .orElse(new Quorum(1, members.size()));
        return members.stream()
                        .limit(quorum.ofTheFirst())
                        .filter(member -> !out.contains(member))
                        .count()
                >= Math.max(1, quorum.running());
    }

    private static List<HostNow> out(String pool, Outs outs) {
        return outs.members(pool).stream()
                .filter(member -> outs.cause(member).isPresent())
                .toList();
    }

    private static String upgradeDomain(HostNow host, String pool) {
        return host.memberships().stream()
                .filter(member -> member.pool().fqdn().equals(pool))
                .findFirst()
                .map(member -> upgradeDomain(host, member))
                .orElseGet(host::fqdn);
    }

    /** A host without an upgrade domain is one of its own. */
    private static String upgradeDomain(HostNow host, Membership place) {
        return Objects.requireNonNullElseGet(place.upgradeDomain(), () -> "host " + host.fqdn());
    }

    static Hold hold(String code, HostNow other, String where, Outs outs) {
        String what = outs.cause(other).map(other::inWords).orElse("is out");
        return new Hold(code, "%s %s (%s)".formatted(other.fqdn(), what, where), outs.passes(other));
    }
}
