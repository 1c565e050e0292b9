package dev.mainstay.scanner.inventory;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.scanner.host.Host;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pool and its members in topology order. */
record PoolView(Pool pool, List<String> roles, List<MemberView> members) {

    /** One member. */
    record MemberView(
            UUID hostId,
            String fqdn,
            int ordinal,
            @Nullable String faultDomain,
            @Nullable String upgradeDomain,
            Freshness freshness) {}

    /** The pool of that name, from the hosts that are its members. */
    static PoolView of(Pool pool, List<Host> members) {
        List<String> roles = members.stream()
                .flatMap(host -> host.place().memberships().stream())
                .filter(membership -> membership.pool().fqdn().equals(pool.fqdn()))
                .flatMap(membership -> membership.roles().stream())
                .distinct()
                .sorted()
                .toList();
        return new PoolView(
                pool,
                roles,
                members.stream()
                        .flatMap(host -> host.place().memberships().stream()
                                .filter(membership -> membership.pool().fqdn().equals(pool.fqdn()))
                                .map(membership -> member(host, membership)))
                        .sorted(Comparator.comparingInt(MemberView::ordinal).thenComparing(MemberView::fqdn))
                        .toList());
    }

    private static MemberView member(Host host, Membership membership) {
        return new MemberView(
                host.id().value(),
                host.fqdn(),
                membership.ordinal(),
                membership.faultDomain(),
                membership.upgradeDomain(),
                host.observed().freshness());
    }
}
