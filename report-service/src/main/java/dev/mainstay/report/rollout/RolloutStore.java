package dev.mainstay.report.rollout;

import dev.mainstay.events.Holdable;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.report.Version;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code rollout}. */
@ApplicationScoped
public class RolloutStore {
    private static final Upsert ROLLOUTS = Upsert.into("rollout", "rollout_id, sequence, changed_at, state, snapshot")
            .replacing("rollout_id")
            .where("excluded.sequence > known.sequence");

    /** No id is greater. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Sql sql;

    RolloutStore(Sql sql) {
        this.sql = sql;
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
        return new HashSet<>(sql.upsert(
                ROLLOUTS,
                rows -> newest.values().forEach(event -> add(rows, event)),
                "rollout_id, sequence",
                row -> Version.of(row, "rollout_id")));
    }

    private static void add(CopyRows rows, RolloutEvent event) {
        rows.row()
                .uuid(event.rollout().rolloutId())
                .bigint(event.rollout().sequence())
                .instant(event.rollout().changedAt())
                .name(event.rollout().state())
                .utf8(event.json());
    }

    /** The JSON of rollouts, newest change first; of those not ended only, if asked. */
    List<Placed<String>> list(boolean notEndedOnly, @Nullable Cursor after, int most) {
        return sql.query("""
                select snapshot, changed_at, rollout_id from rollout
                where not (:open and state = 'ENDED') and (changed_at, rollout_id) < (:at, :id)
                order by changed_at desc, rollout_id desc limit :most""")
                .bind("open", notEndedOnly)
                .bind("at", after == null ? Holdable.END : after.instant(0))
                .bind("id", after == null ? LAST : after.uuid(1))
                .bind("most", most)
                .list(row -> new Placed<>(
                        Cursor.after(row.instant("changed_at"), row.uuid("rollout_id")), row.text("snapshot")));
    }
}
