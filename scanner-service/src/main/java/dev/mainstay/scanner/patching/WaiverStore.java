package dev.mainstay.scanner.patching;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code waiver}: a projection of decisions, which the evaluation of findings joins. */
@ApplicationScoped
class WaiverStore {
    private static final String WAIVED = """
            insert into waiver (decision_id, sequence, version, standing, names, pools, host_ids, until, reason, decided_by)
            values (:decision, :sequence, :version, :standing, :names, :pools, :hosts, :until, :reason, :decidedBy)
            on conflict (decision_id) do update set sequence = excluded.sequence, version = excluded.version,
                standing = excluded.standing, names = excluded.names, pools = excluded.pools,
                host_ids = excluded.host_ids, until = excluded.until, reason = excluded.reason,
                decided_by = excluded.decided_by
             where waiver.sequence < excluded.sequence
            """;

    private static final String DECIDED_OTHERWISE = """
            update waiver set sequence = :sequence, version = :version, standing = false
            where decision_id = :decision and sequence < :sequence
            """;

    private final Sql sql;

    WaiverStore(Sql sql) {
        this.sql = sql;
    }

    /** Keeps a decision that waives, or that is no longer one that does; what is not newer has no effect. */
    void save(DecisionSnapshot decision, long version) {
        String names = names(decision);
        if (decision.verdict() != Verdict.WAIVED || names == null) {
            sql.update(DECIDED_OTHERWISE)
                    .bind("sequence", decision.sequence())
                    .bind("version", version)
                    .bind("decision", decision.decisionId())
                    .run();
            return;
        }
        Scope scope = decision.scope();
        sql.update(WAIVED)
                .bind("decision", decision.decisionId())
                .bind("sequence", decision.sequence())
                .bind("version", version)
                .bind("standing", decision.state() == DecisionState.STANDING)
                .bind("names", names)
                .bind("pools", scope.pools())
                .bind("hosts", scope.hostIds())
                .bind("until", decision.until())
                .bind("reason", decision.reason())
                .bind("decidedBy", decision.decidedBy())
                .run();
    }

    /** The sequences of those of the decisions that are known. */
    Map<UUID, Long> sequences(Collection<UUID> decisions) {
        Map<UUID, Long> sequences = new HashMap<>();
        sql.query("select decision_id, sequence from waiver where decision_id = any (:decisions)")
                .bind("decisions", decisions)
                .each(row -> sequences.put(row.uuid("decision_id"), row.bigint("sequence")));
        return sequences;
    }

    /** Forgets the sequence of one decision or of all; returns of how many. */
    int forgetSequences(Optional<UUID> decision) {
        return sql.update(
                        "update waiver set sequence = 0 where cast(:decision as uuid) is null or decision_id = :decision")
                .bind("decision", decision.orElse(null))
                .run();
    }

    private static @Nullable String names(DecisionSnapshot decision) {
        return decision.updateId() == null ? decision.kb() : "update/" + decision.updateId();
    }

    /** What stands and counts for each of the hosts. */
    Map<HostId, List<Waiver>> of(Collection<UUID> hosts, Instant now) {
        List<Scoped> scoped = sql.query("""
                        select decision_id, names, until, reason, decided_by, pools, host_ids from waiver
                        where standing and (until is null or until > :now)
                            and (pools <> '{}' or host_ids = '{}' or host_ids && :hosts) -- not those of other hosts alone
                        """)
                .bind("now", now)
                .bind("hosts", hosts)
                .list(row -> new Scoped(waiver(row), Scope.of(row.texts("pools"), row.uuids("host_ids"))));
        if (scoped.isEmpty()) {
            return Map.of();
        }
        return sql
                .query("select id, site, pools from host where id = any (:hosts)")
                .bind("hosts", hosts)
                .list(row -> new Place(row.uuid("id"), row.textOrNull("site"), new HashSet<>(row.texts("pools"))))
                .stream()
                .collect(Collectors.toMap(place -> new HostId(place.hostId()), place -> holding(scoped, place)));
    }

    private record Scoped(Waiver waiver, Scope scope) {}

    private static List<Waiver> holding(List<Scoped> scoped, Place host) {
        return scoped.stream()
                .filter(one -> one.scope().holdsFor(host))
                .map(Scoped::waiver)
                .toList();
    }

    private static Waiver waiver(Row row) {
        return new Waiver(
                row.uuid("decision_id"),
                row.text("names"),
                row.instantOrNull("until"),
                row.text("reason"),
                row.text("decided_by"));
    }
}
