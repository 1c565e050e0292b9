package dev.mainstay.report.conclusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.FindingsSnapshot;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code conclusions}: of each host the newest snapshot that {@code findings.changed} told. */
@ApplicationScoped
public class ConclusionStore {
    private static final ObjectReader SNAPSHOT = EventJson.mapper().readerFor(FindingsSnapshot.class);
    private static final String COLUMNS =
            "host_id, sequence, unpatchable, exploited, exploited_due, undetermined, snapshot";
    private static final String UPSERT = """
            insert into conclusions as t (%1$s) select %1$s from staged_conclusions
            on conflict (host_id) do update
            set sequence = excluded.sequence, unpatchable = excluded.unpatchable, exploited = excluded.exploited,
                exploited_due = excluded.exploited_due, undetermined = excluded.undetermined,
                snapshot = excluded.snapshot
            where excluded.sequence > t.sequence
            returning host_id, sequence""".formatted(COLUMNS);

    private static final String FORGET =
            "delete from conclusions where host_id = ? and cast(cast(snapshot as json) ->> 'scannedAt' as timestamptz) < ?";

    private final CopyStore copies;

    ConclusionStore(CopyStore copies) {
        this.copies = copies;
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
        anew.forEach((host, at) -> copies.update(FORGET, host, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
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
        CopyRows rows = new CopyRows();
        newest.values().forEach(event -> add(rows, event));
        copies.stage("staged_conclusions", "like conclusions including defaults", COLUMNS, rows);
        return new HashSet<>(copies.query(UPSERT, CopyStore::version));
    }

    /**
     * What is concluded about a host; empty while nothing is.
     *
     * @param stale whether the host's scans since then leave it open whether it still holds
     */
    public Optional<ConclusionsView> ofHost(UUID hostId, boolean stale) {
        return copies
                .query("select snapshot from conclusions where host_id = ?", row -> row.getString(1), hostId)
                .stream()
                .map(json -> ConclusionsView.of(snapshot(json), stale))
                .findFirst();
    }

    private static void add(CopyRows rows, ConclusionEvent event) {
        Exposed exposed = Exposed.of(event.snapshot());
        rows.row(7)
                .uuid(event.snapshot().hostId())
                .bigint(event.snapshot().sequence())
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
