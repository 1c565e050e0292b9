package dev.mainstay.report.conclusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.report.Version;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code conclusions}: of each host the newest snapshot that {@code findings.changed} told. */
@ApplicationScoped
public class ConclusionStore {
    private static final ObjectReader SNAPSHOT = EventJson.mapper().readerFor(FindingsSnapshot.class);
    private static final Upsert CONCLUSIONS = Upsert.into(
                    "conclusions",
                    "host_id, sequence, scanned_at, unpatchable, exploited, exploited_due, undetermined, snapshot")
            .replacing("host_id")
            .where("excluded.sequence > known.sequence");

    private final Sql sql;

    ConclusionStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is concluded about a host, and its JSON.
     *
     * @param json the event's data as it came, UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // not copied, as in ReceivedEvent
    public record ConclusionEvent(FindingsSnapshot snapshot, byte[] json) {}

    /**
     * Projects the events, whatever their order.
     *
     * @param anew when the first scan of a host that started anew was received: what was concluded from earlier ones is not its
     * @return the versions that are newer than what was there
     */
    public Set<Version> project(Collection<ConclusionEvent> events, Map<UUID, Instant> anew) {
        anew.forEach((host, at) -> sql.update("delete from conclusions where host_id = :host and scanned_at < :at")
                .bind("host", host)
                .bind("at", at)
                .run());
        Map<UUID, ConclusionEvent> newest = new HashMap<>();
        for (ConclusionEvent event : events) {
            Instant began = anew.get(event.snapshot().hostId());
            if (began != null && event.snapshot().scannedAt().isBefore(began)) {
                continue;
            }
            newest.merge(
                    event.snapshot().hostId(),
                    event,
                    (a, b) -> a.snapshot().sequence() >= b.snapshot().sequence() ? a : b);
        }
        if (newest.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.upsert(
                CONCLUSIONS,
                rows -> newest.values().forEach(event -> add(rows, event)),
                "host_id, sequence",
                row -> Version.of(row, "host_id")));
    }

    /**
     * What is concluded about a host; empty while nothing is.
     *
     * @param stale whether the host's scans since then leave it open whether it still holds
     */
    public Optional<ConclusionsView> ofHost(UUID hostId, boolean stale) {
        return sql.query("select snapshot from conclusions where host_id = :host")
                .bind("host", hostId)
                .first(row -> ConclusionsView.of(snapshot(row.text("snapshot")), stale));
    }

    private static void add(CopyRows rows, ConclusionEvent event) {
        HostExposure exposed = HostExposure.of(event.snapshot());
        rows.row()
                .uuid(event.snapshot().hostId())
                .bigint(event.snapshot().sequence())
                .instant(event.snapshot().scannedAt())
                .integer(exposed.unpatchable())
                .integer(exposed.exploited())
                .date(exposed.exploitedDue())
                .integer(exposed.undetermined())
                .utf8(event.json());
    }

    private static FindingsSnapshot snapshot(String json) {
        try {
            return SNAPSHOT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored conclusions cannot be read, though their projection could", e);
        }
    }
}
