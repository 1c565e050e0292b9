package dev.mainstay.report.decision;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.Holdable;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.report.Version;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code decision}. */
@ApplicationScoped
public class DecisionStore {
    private static final Upsert DECISIONS = Upsert.into(
                    "decision",
                    "decision_id, sequence, changed_at, verdict, state, update_id, kb, pools, host_ids, until, lapsed, snapshot")
            .replacing("decision_id")
            .where("excluded.sequence > known.sequence");

    /** No id is greater. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Sql sql;

    DecisionStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A decision event and its JSON.
     *
     * @param json the event's data as it came, UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // not copied, as in ReceivedEvent
    public record DecisionEvent(DecisionSnapshot decision, byte[] json) {}

    /**
     * Projects the events, whatever their order.
     *
     * @return the versions that are newer than what was there
     */
    public Set<Version> project(Collection<DecisionEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        Map<UUID, DecisionEvent> newest = new HashMap<>();
        for (DecisionEvent event : events) {
            newest.merge(
                    event.decision().decisionId(),
                    event,
                    (a, b) -> a.decision().sequence() >= b.decision().sequence() ? a : b);
        }
        return new HashSet<>(sql.upsert(
                DECISIONS,
                rows -> newest.values().forEach(event -> add(rows, event)),
                "decision_id, sequence",
                row -> Version.of(row, "decision_id")));
    }

    private static void add(CopyRows rows, DecisionEvent event) {
        DecisionSnapshot decision = event.decision();
        rows.row()
                .uuid(decision.decisionId())
                .bigint(decision.sequence())
                .instant(decision.changedAt())
                .name(decision.verdict())
                .name(decision.state())
                .uuid(decision.updateId())
                .text(decision.kb())
                .texts(decision.pools())
                .uuids(decision.hostIds())
                .instant(decision.until())
                .bool(false)
                .utf8(event.json());
    }

    /** Marks the decisions whose time is over and returns how many there were. */
    public int lapse(Instant now) {
        return sql.update("update decision set lapsed = true where not lapsed and until <= :now")
                .bind("now", now)
                .run();
    }

    /** The JSON of the decisions that stand, those for other hosts alone left out, newest change first. */
    List<String> perhapsOf(UUID hostId) {
        return sql.query("""
                select snapshot from decision
                where state = 'STANDING' and not lapsed and (pools <> '{}' or host_ids = '{}' or :host = any (host_ids))
                order by changed_at desc""").bind("host", hostId).list(row -> row.text("snapshot"));
    }

    /** The JSON of decisions, newest change first; of those that stand only, if asked. */
    List<Placed<String>> list(boolean standingOnly, @Nullable Cursor after, int most) {
        return sql.query("""
                select snapshot, changed_at, decision_id from decision
                where not (:standing and (state <> 'STANDING' or lapsed)) and (changed_at, decision_id) < (:at, :id)
                order by changed_at desc, decision_id desc limit :most""")
                .bind("standing", standingOnly)
                .bind("at", after == null ? Holdable.END : after.instant(0))
                .bind("id", after == null ? LAST : after.uuid(1))
                .bind("most", most)
                .list(row -> new Placed<>(
                        Cursor.after(row.instant("changed_at"), row.uuid("decision_id")), row.text("snapshot")));
    }
}
