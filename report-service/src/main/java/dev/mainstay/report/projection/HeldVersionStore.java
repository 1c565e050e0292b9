package dev.mainstay.report.projection;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The versions held of what events are about. */
@ApplicationScoped
class HeldVersionStore {
    private final Sql sql;

    HeldVersionStore(Sql sql) {
        this.sql = sql;
    }

    /** The sequences of those of the things that are known. */
    Map<UUID, Long> sequences(Kind kind, Collection<UUID> things) {
        Map<UUID, Long> sequences = new HashMap<>();
        sql.query("select %1$s as id, sequence from %2$s where %1$s = any (:things)".formatted(kind.id, kind.table))
                .bind("things", things)
                .each(row -> sequences.put(row.uuid("id"), row.bigint("sequence")));
        return sequences;
    }

    /** Forgets the sequence of one thing or of all, and that versions with it were seen; returns of how many. */
    int forget(Kind kind, Optional<UUID> thing) {
        String those = "(cast(:thing as uuid) is null or t.%s = :thing)".formatted(kind.id);
        UUID id = thing.orElse(null);
        if (kind.history != null) {
            sql.update("delete from %1$s h using %2$s t where h.%3$s = t.%3$s and h.sequence >= t.sequence and %4$s"
                            .formatted(kind.history, kind.table, kind.id, those))
                    .bind("thing", id)
                    .run();
        }
        return sql.update("update %s t set sequence = 0 where %s".formatted(kind.table, those))
                .bind("thing", id)
                .run();
    }

    /** A kind of thing, with its table. */
    enum Kind {
        HOST("host", "host", "host_id", null),
        SCAN("the scans of host", "latest_scan", "host_id", "scan"),
        CONCLUSIONS("what is concluded about host", "conclusions", "host_id", null),
        JOB("job", "job", "job_id", "job_history"),
        ROLLOUT("rollout", "rollout", "rollout_id", null),
        DECISION("decision", "decision", "decision_id", null);

        private final String what;
        private final String table;
        private final String id;
        private final @Nullable String history;

        /** Of the versions seen, those that a table of its own keeps are in {@code history}. */
        Kind(String what, String table, String id, @Nullable String history) {
            this.what = what;
            this.table = table;
            this.id = id;
            this.history = history;
        }

        /** What it is, for people. */
        String what() {
            return what;
        }
    }
}
