package dev.mainstay.report.rollout;

import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import dev.mainstay.report.copy.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table {@code rollout}. */
@ApplicationScoped
public class RolloutStore {
    private static final String COLUMNS = "rollout_id, sequence, changed_at, state, snapshot";
    private static final String UPSERT = """
            insert into rollout as t (%1$s) select %1$s from staged_rollout
            on conflict (rollout_id) do update
            set sequence = excluded.sequence, changed_at = excluded.changed_at, state = excluded.state,
                snapshot = excluded.snapshot
            where excluded.sequence > t.sequence
            returning rollout_id, sequence""".formatted(COLUMNS);

    private final CopyStore copies;

    RolloutStore(CopyStore copies) {
        this.copies = copies;
    }

    /**
     * A rollout event and its JSON.
     *
     * @param json the event's data as it came, UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // not copied, as in ReceivedEvent
    public record RolloutEvent(RolloutSnapshot rollout, byte[] json) {}

    /**
     * Projects the events, whatever their order.
     *
     * @return the versions that are newer than what was there
     */
    public Set<Version> project(Collection<RolloutEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        Map<UUID, RolloutEvent> newest = new HashMap<>();
        for (RolloutEvent event : events) {
            newest.merge(
                    event.rollout().rolloutId(),
                    event,
                    (a, b) -> a.rollout().sequence() >= b.rollout().sequence() ? a : b);
        }
        CopyRows rows = new CopyRows();
        for (RolloutEvent event : newest.values()) {
            rows.row(5)
                    .uuid(event.rollout().rolloutId())
                    .bigint(event.rollout().sequence())
                    .instant(event.rollout().changedAt())
                    .name(event.rollout().state())
                    .utf8(event.json());
        }
        copies.stage("staged_rollout", "like rollout including defaults", COLUMNS, rows);
        return new HashSet<>(copies.query(UPSERT, CopyStore::version));
    }

    /** The JSON of rollouts, newest change first; of those not ended only, if asked. */
    List<String> list(boolean notEndedOnly, int limit) {
        return copies.query(
                "select snapshot from rollout where not (? and state = 'ENDED') order by changed_at desc limit ?",
                row -> row.getString(1),
                notEndedOnly,
                limit);
    }
}
