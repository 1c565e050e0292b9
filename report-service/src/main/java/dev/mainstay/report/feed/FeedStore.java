package dev.mainstay.report.feed;

import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code feed}. */
@ApplicationScoped
public class FeedStore {
    /** The channel of NOTIFY; its payload is the highest id of the feed. */
    static final String CHANNEL = "report_feed";

    private static final String COLUMNS =
            "at, type, subject, host_id, name, pools, status, step, step_state, percent, code, message, act, done_by,"
                    + " simulated";
    private static final long WRITER_LOCK = 0x4d61_696e_7374L;

    private final CopyStore copies;

    FeedStore(CopyStore copies) {
        this.copies = copies;
    }

    /**
     * Appends and, at commit, notifies. The lock is held until commit: ids become visible in their order, so a reader that
     * has seen one id has seen all before it.
     */
    public void append(List<FeedEntry> entries) {
        boolean simulated = onlySimulated(entries);
        Map<String, String> titles = titles(entries);
        CopyRows rows = new CopyRows();
        for (FeedEntry entry : entries) {
            rows.row(15)
                    .instant(entry.at())
                    .text(entry.type())
                    .uuid(entry.subject())
                    .uuid(entry.hostId())
                    .text(titles.getOrDefault(entry.name(), entry.name()))
                    .texts(entry.pools())
                    .text(entry.status())
                    .text(entry.step())
                    .text(entry.stepState())
                    .integer(entry.percent())
                    .text(entry.code())
                    .text(entry.message())
                    .text(entry.act())
                    .text(entry.by())
                    .bool(entry.simulated() || (simulated && isOfNoHost(entry)));
        }
        copies.query("select pg_advisory_xact_lock(?)", row -> true, WRITER_LOCK);
        copies.copy("feed (" + COLUMNS + ")", rows);
        copies.query("select pg_notify(?, max(id)::text) from feed", row -> true, CHANNEL);
    }

    /** Rollouts and decisions are of no host: they are about nothing but simulated ones where there are no others. */
    private static boolean isOfNoHost(FeedEntry entry) {
        return entry.type().startsWith("rollout.") || entry.type().startsWith("decision.");
    }

    private boolean onlySimulated(List<FeedEntry> entries) {
        return entries.stream().anyMatch(FeedStore::isOfNoHost)
                && copies.query(
                                "select coalesce(bool_and(simulated), false) from host where state = 'ACTIVE'",
                                row -> row.getBoolean(1))
                        .getFirst();
    }

    /** Titles of the updates that decisions name by their GUID, by GUID; those that no host is offered have none here. */
    private Map<String, String> titles(List<FeedEntry> entries) {
        UUID[] updates = entries.stream()
                .filter(entry -> entry.type().startsWith("decision."))
                .flatMap(entry -> guid(entry.name()).stream())
                .distinct()
                .toArray(UUID[]::new);
        Map<String, String> titles = new HashMap<>();
        if (updates.length > 0) {
            copies.query(
                    "select distinct on (update_id) update_id, title from finding where update_id = any (?)"
                            + " order by update_id, revision desc",
                    row -> titles.put(row.getString(1), row.getString(2)),
                    (Object) updates);
        }
        return titles;
    }

    private static Optional<UUID> guid(String name) {
        try {
            return name.length() == 36 ? Optional.of(UUID.fromString(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The events after an id, oldest first. */
    List<FeedEntry> after(long id, int limit) {
        return copies.query(
                "select id, " + COLUMNS + " from feed where id > ? order by id limit ?", FeedStore::entry, id, limit);
    }

    /** The latest events, newest first. */
    List<FeedEntry> latest(int limit) {
        return copies.query("select id, " + COLUMNS + " from feed order by id desc limit ?", FeedStore::entry, limit);
    }

    /** The latest events, newest first, of each job only its last: a running job is one line that moves. */
    List<FeedEntry> latestLines(int limit) {
        return copies.query("""
                select id, %1$s from feed f
                where type not like 'job.%%'
                    or not exists (select from feed later where later.subject = f.subject and later.id > f.id)
                order by id desc limit ?""".formatted(COLUMNS), FeedStore::entry, limit);
    }

    /** The highest id, 0 while the feed is empty. */
    long lastId() {
        return copies.query("select coalesce(max(id), 0) from feed", row -> row.getLong(1))
                .getFirst();
    }

    /** The lowest id kept, 0 while the feed is empty. */
    long firstId() {
        return copies.query("select coalesce(min(id), 0) from feed", row -> row.getLong(1))
                .getFirst();
    }

    /** Deletes all but the newest {@code keep} events and returns how many went. */
    int trim(int keep) {
        return copies.update("delete from feed where id <= (select max(id) from feed) - ?", (long) keep);
    }

    private static FeedEntry entry(ResultSet row) throws SQLException {
        return new FeedEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getObject("subject", UUID.class),
                row.getObject("host_id", UUID.class),
                row.getString("name"),
                texts(row.getArray("pools")),
                row.getString("status"),
                row.getString("step"),
                row.getString("step_state"),
                percent(row),
                row.getString("code"),
                row.getString("message"),
                row.getString("act"),
                row.getString("done_by"),
                row.getBoolean("simulated"));
    }

    private static @Nullable Integer percent(ResultSet row) throws SQLException {
        int percent = row.getInt("percent");
        return row.wasNull() ? null : percent;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
