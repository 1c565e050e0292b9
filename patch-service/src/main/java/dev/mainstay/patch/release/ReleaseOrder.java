package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which order jobs are considered: what is released already keeps its place; then SQL Servers before the Front
 * Ends they serve (Microsoft's order for SQL Server updates in an Enterprise pool), witness and mirror before the principal; then from the inside out: Front Ends, Directors, Edge and the rest; then plain hosts.
 */
final class ReleaseOrder {

    /** A job and its host. */
    record Candidate(WaitingJob job, EstateHost host) {}

    static final Comparator<Candidate> INSTANCE = Comparator.<Candidate, Boolean>comparing(
                    candidate -> !candidate.job().ready())
            .thenComparingInt(candidate -> rank(candidate.host()))
            .thenComparing(candidate ->
                    first(candidate.host()).map(place -> place.pool().fqdn()).orElse(""))
            .thenComparingInt(candidate ->
                    first(candidate.host()).map(Membership::ordinal).orElse(0))
            .thenComparing(candidate -> candidate.host().fqdn())
            .thenComparing(candidate -> candidate.job().jobId());

    private static final Set<SqlPurpose> MIRRORS = Arrays.stream(SqlPurpose.values())
            .flatMap(purpose -> purpose.mirror().stream())
            .collect(Collectors.toUnmodifiableSet());

    private ReleaseOrder() {}

    private static int rank(EstateHost host) {
        if (!host.servesOtherPools().isEmpty()) {
            return sqlRank(host);
        }
        return host.memberships().stream()
                .mapToInt(place -> PoolTraits.of(place.pool().kind()).rank())
                .min()
                .orElse(PoolTraits.of(PoolKind.PLAIN).rank());
    }

    private static int sqlRank(EstateHost host) {
        Set<SqlPurpose> purposes = host.sqlInstances().stream()
                .flatMap(instance -> instance.purposes().stream())
                .collect(Collectors.toSet());
        if (purposes.stream().anyMatch(purpose -> purpose.mirror().isPresent())) {
            return 3;
        }
        if (!Collections.disjoint(purposes, MIRRORS)) {
            return 2;
        }
        return purposes.contains(SqlPurpose.MIRROR_WITNESS) ? 1 : 0;
    }

    private static Optional<Membership> first(EstateHost host) {
        return host.memberships().stream()
                .min(Comparator.comparing(place -> place.pool().fqdn()));
    }
}
