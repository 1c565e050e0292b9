package dev.mainstay.report.decision;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import dev.mainstay.report.copy.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table {@code decision}. */
@ApplicationScoped
public class DecisionStore {
    private static final String COLUMNS =
            "decision_id, sequence, changed_at, verdict, state, update_id, kb, pools, host_ids, until, snapshot";
    private static final String UPSERT = """
            insert into decision as t (%1$s) select %1$s from staged_decision
            on conflict (decision_id) do update
            set sequence = excluded.sequence, changed_at = excluded.changed_at, verdict = excluded.verdict,
                state = excluded.state, update_id = excluded.update_id, kb = excluded.kb, pools = excluded.pools,
                host_ids = excluded.host_ids, until = excluded.until, lapsed = false, snapshot = excluded.snapshot
            where excluded.sequence > t.sequence
            returning decision_id, sequence""".formatted(COLUMNS);

    private final CopyStore copies;

    DecisionStore(CopyStore copies) {
        this.copies = copies;
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
        CopyRows rows = new CopyRows();
        for (DecisionEvent event : newest.values()) {
            DecisionSnapshot decision = event.decision();
            rows.row(11)
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
                    .utf8(event.json());
        }
        copies.stage("staged_decision", "like decision including defaults", COLUMNS, rows);
        return new HashSet<>(copies.query(UPSERT, CopyStore::version));
    }

    /** Marks the decisions whose time is over and returns how many there were. */
    public int lapse(Instant now) {
        return copies.update(
                "update decision set lapsed = true where not lapsed and until <= ?",
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    /** The JSON of the decisions that stand, those for other hosts alone left out, newest change first. */
    List<String> perhapsOf(UUID hostId) {
        return copies.query("""
                select snapshot from decision
                where state = 'STANDING' and not lapsed and (pools <> '{}' or host_ids = '{}' or ? = any (host_ids))
                order by changed_at desc""", row -> row.getString(1), hostId);
    }

    /** The JSON of decisions, newest change first; of those that stand only, if asked. */
    List<String> list(boolean standingOnly, int limit) {
        return copies.query(
                "select snapshot from decision where not (? and (state <> 'STANDING' or lapsed))"
                        + " order by changed_at desc limit ?",
                row -> row.getString(1),
                standingOnly,
                limit);
    }
}
