package dev.mainstay.report.projection;

import dev.mainstay.report.copy.CopyStore;
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
    private final CopyStore copies;

    HeldVersionStore(CopyStore copies) {
        this.copies = copies;
    }

    /** The sequences of those of the things that are known. */
    Map<UUID, Long> sequences(Kind kind, Collection<UUID> things) {
        Map<UUID, Long> sequences = new HashMap<>();
        copies.query(
                "select %1$s, sequence from %2$s where %1$s = any (?)".formatted(kind.id, kind.table),
                row -> sequences.put(row.getObject(1, UUID.class), row.getLong(2)),
                (Object) things.toArray(UUID[]::new));
        return sequences;
    }

    /** Forgets the sequence of one thing or of all, and that versions with it were seen; returns of how many. */
    int forget(Kind kind, Optional<UUID> thing) {
        String those = thing.isPresent() ? " where t.%s = ?".formatted(kind.id) : "";
        Object[] parameters = thing.<Object[]>map(id -> new Object[] {id}).orElseGet(() -> new Object[0]);
        if (kind.history != null) {
            String same = "h.%1$s = t.%1$s and h.sequence >= t.sequence".formatted(kind.id);
            String condition = thing.isPresent() ? those + " and " : " where ";
            copies.update(
                    "delete from %s h using %s t%s%s".formatted(kind.history, kind.table, condition, same), parameters);
        }
        return copies.update("update %s t set sequence = 0%s".formatted(kind.table, those), parameters);
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
