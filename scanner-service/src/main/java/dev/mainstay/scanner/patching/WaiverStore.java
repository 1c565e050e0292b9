package dev.mainstay.scanner.patching;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code waiver}. */
@ApplicationScoped
class WaiverStore {
    private static final String WAIVED = """
            insert into waiver (decision_id, sequence, version, standing, names, pools, host_ids, until, reason, decided_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (decision_id) do update set sequence = excluded.sequence, version = excluded.version,
                standing = excluded.standing, names = excluded.names, pools = excluded.pools,
                host_ids = excluded.host_ids, until = excluded.until, reason = excluded.reason,
                decided_by = excluded.decided_by
             where waiver.sequence < excluded.sequence
            """;

    private static final String DECIDED_OTHERWISE = """
            update waiver set sequence = ?, version = ?, standing = false
            where decision_id = ? and sequence < ?
            """;

    private final SqlStore sql;

    WaiverStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Keeps a decision that waives, or that is no longer one that does; what is not newer has no effect. */
    void save(DecisionSnapshot decision, long version) {
        String names = names(decision);
        if (decision.verdict() != Verdict.WAIVED || names == null) {
            sql.update(DECIDED_OTHERWISE, decision.sequence(), version, decision.decisionId(), decision.sequence());
            return;
        }
        Scope scope = decision.scope();
        sql.update(
                WAIVED,
                decision.decisionId(),
                decision.sequence(),
                version,
                decision.state() == DecisionState.STANDING,
                names,
                scope.pools().toArray(String[]::new),
                scope.hostIds().toArray(UUID[]::new),
                decision.until(),
                decision.reason(),
                decision.decidedBy());
    }

    /** The sequences of those of the decisions that are known. */
    Map<UUID, Long> sequences(Collection<UUID> decisions) {
        Map<UUID, Long> sequences = new HashMap<>();
        sql.each(
                "select decision_id, sequence from waiver where decision_id = any (?)",
                0,
                row -> sequences.put(row.getObject("decision_id", UUID.class), row.getLong("sequence")),
                (Object) decisions.toArray(UUID[]::new));
        return sequences;
    }

    /** Forgets the sequence of one decision or of all; returns of how many. */
    int forgetSequences(Optional<UUID> decision) {
        return sql.update(
                "update waiver set sequence = 0 where cast(? as uuid) is null or decision_id = ?",
                decision.orElse(null),
                decision.orElse(null));
    }

    private static @Nullable String names(DecisionSnapshot decision) {
        return decision.updateId() == null ? decision.kb() : "update/" + decision.updateId();
    }

    /** What stands and counts for each of the hosts. */
    Map<HostId, List<Waiver>> of(UUID[] hosts, Instant now) {
        List<Scoped> scoped = sql.list(
                """
                select decision_id, names, until, reason, decided_by, pools, host_ids from waiver
                where standing and (until is null or until > ?)
                    and (pools <> '{}' or host_ids = '{}' or host_ids && ?) -- not those of other hosts alone
                """,
                row -> new Scoped(
                        waiver(row),
                        Scope.of(Arrays.asList((String[]) row.getArray("pools").getArray()), Arrays.asList((UUID[])
                                row.getArray("host_ids").getArray()))),
                now,
                hosts);
        if (scoped.isEmpty()) {
            return Map.of();
        }
        return sql
                .list(
                        "select id, site, pools from host where id = any (?)",
                        row -> new Place(
                                row.getObject("id", UUID.class),
                                row.getString("site"),
                                new HashSet<>(Arrays.asList(
                                        (String[]) row.getArray("pools").getArray()))),
                        (Object) hosts)
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

    private static Waiver waiver(ResultSet row) throws SQLException {
        return new Waiver(
                row.getObject("decision_id", UUID.class),
                row.getString("names"),
                SqlStore.instant(row, "until"),
                row.getString("reason"),
                row.getString("decided_by"));
    }
}
