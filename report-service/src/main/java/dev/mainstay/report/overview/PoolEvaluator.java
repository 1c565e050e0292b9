package dev.mainstay.report.overview;

import dev.mainstay.report.compliance.Counts;
import dev.mainstay.report.compliance.Exposure;
import dev.mainstay.report.compliance.HostState;
import dev.mainstay.report.compliance.HostStates.Estate;
import dev.mainstay.report.compliance.Membership;
import dev.mainstay.report.compliance.Missing;
import dev.mainstay.report.overview.OverviewView.MemberView;
import dev.mainstay.report.overview.OverviewView.PoolView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pools' tiles, made from what is known of their hosts. */
final class PoolEvaluator {
    private static final Comparator<PoolView> BY_SITE_AND_NAME = Comparator.comparing(
                    PoolView::site, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PoolView::pool);

    private PoolEvaluator() {}

    static List<PoolView> pools(Estate estate, LocalDate today) {
        Map<UUID, HostState> hosts =
                estate.hosts().stream().collect(Collectors.toMap(HostState::hostId, Function.identity()));
        Map<String, List<Membership>> byPool = estate.memberships().stream()
                .filter(membership -> hosts.containsKey(membership.hostId()))
                .collect(Collectors.groupingBy(Membership::pool));
        List<PoolView> pools = new ArrayList<>();
        byPool.values().forEach(members -> pools.add(pool(members, hosts, today)));
        Set<UUID> pooled = estate.memberships().stream().map(Membership::hostId).collect(Collectors.toSet());
        List<HostState> others = estate.hosts().stream()
                .filter(host -> !pooled.contains(host.hostId()))
                .toList();
        if (!others.isEmpty()) {
            pools.add(unpooled(others, hosts, today));
        }
        pools.sort(BY_SITE_AND_NAME);
        return pools;
    }

    /** A name shows the worst of its carriers; without any in the estate nobody can tell. */
    private static PoolColour colour(HostState host, Map<UUID, HostState> hosts) {
        List<String> carriers = host.carriedBy();
        return carriers == null
                ? colour(host)
                : hosts.values().stream()
                        .filter(carrier -> carriers.contains(carrier.fqdn()))
                        .map(PoolEvaluator::colour)
                        .min(Comparator.naturalOrder())
                        .orElse(PoolColour.UNKNOWN);
    }

    /** What a host's cell shows. */
    static PoolColour colour(HostState host) {
        return switch (host.state()) {
            case FAILED -> PoolColour.FAILED;
            case UNKNOWN -> host.patching() ? PoolColour.PATCHING : PoolColour.UNKNOWN;
            case MISSING, PENDING_RESTART -> host.patching() ? PoolColour.PATCHING : PoolColour.MISSING;
            case COMPLIANT -> host.patching() ? PoolColour.PATCHING : PoolColour.COMPLIANT;
        };
    }

    private static PoolView pool(List<Membership> memberships, Map<UUID, HostState> hosts, LocalDate today) {
        Membership newest = memberships.stream()
                .max(Comparator.comparing(Membership::toldAt))
                .orElseThrow();
        List<MemberView> members = memberships.stream()
                .sorted(Comparator.comparingInt(Membership::ordinal).thenComparing(Membership::hostId))
                .map(membership -> member(
                        membership.ordinal(), membership.upgradeDomain(), host(hosts, membership.hostId()), hosts))
                .toList();
        List<HostState> states = memberships.stream()
                .map(membership -> host(hosts, membership.hostId()))
                .filter(HostState::machine)
                .toList();
        return new PoolView(
                newest.pool(),
                newest.site(),
                newest.kind(),
                newest.product(),
                newest.size(),
                newest.pairedWith(),
                newest.centralManagement(),
                worst(members, newest.size()),
                counts(states),
                missing(states),
                Exposure.of(states, today),
                members);
    }

    private static PoolView unpooled(List<HostState> hosts, Map<UUID, HostState> all, LocalDate today) {
        List<MemberView> members =
                hosts.stream().map(host -> member(0, null, host, all)).toList();
        return new PoolView(
                "",
                null,
                "PLAIN",
                "NONE",
                hosts.size(),
                null,
                false,
                worst(members, hosts.size()),
                counts(hosts),
                missing(hosts),
                Exposure.of(hosts, today),
                members);
    }

    private static PoolColour worst(List<MemberView> members, int size) {
        PoolColour worst = members.stream()
                .map(MemberView::colour)
                .min(Comparator.naturalOrder())
                .orElse(PoolColour.UNKNOWN);
        return worst == PoolColour.COMPLIANT && members.size() < size ? PoolColour.UNKNOWN : worst;
    }

    private static MemberView member(
            int ordinal, @Nullable String upgradeDomain, HostState host, Map<UUID, HostState> all) {
        return new MemberView(
                host.hostId(),
                host.fqdn(),
                ordinal,
                upgradeDomain,
                colour(host, all),
                host.pendingRestart(),
                host.critical() + host.important() + host.moderate() + host.low() + host.unspecified(),
                host.unpatchable(),
                host.exploited(),
                host.exploitedDue(),
                host.patching() ? host.jobId() : null,
                host.jobStatus(),
                host.lastScanAt(),
                host.simulated(),
                host.identityConflict(),
                host.carriedBy());
    }

    private static Counts counts(List<HostState> hosts) {
        return Counts.of(hosts.stream().map(HostState::state).toList());
    }

    static Missing missing(List<HostState> hosts) {
        return hosts.stream().map(HostState::missing).reduce(Missing.NONE, Missing::plus);
    }

    private static HostState host(Map<UUID, HostState> hosts, UUID hostId) {
        HostState host = hosts.get(hostId);
        if (host == null) {
            throw new IllegalStateException("Memberships were filtered by host");
        }
        return host;
    }
}
