package dev.mainstay.report.feed;

import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code feed}. */
@ApplicationScoped
public class FeedStore {
    /** The channel of NOTIFY; its payload is the highest id of the feed. */
    static final String CHANNEL = "report_feed";

    private static final String COLUMNS =
            "at, type, subject, host_id, name, pools, status, step, step_state, percent, code, message, act, done_by,"
                    + " simulated";
    private static final long WRITER_LOCK = 0x4d61_696e_7374L;

    private final Sql sql;

    FeedStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Appends and, at commit, notifies. The lock is held until commit: ids become visible in their order, so a reader that
     * has seen one id has seen all before it.
     */
    public void append(List<FeedEntry> entries) {
        boolean simulated = onlySimulated(entries);
        Map<String, String> titles = titles(entries);
        sql.query("select pg_advisory_xact_lock(:lock)")
                .bind("lock", WRITER_LOCK)
                .any();
        sql.copy(
                "feed (" + COLUMNS + ")",
                rows -> entries.forEach(entry -> rows.row()
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
                        .bool(entry.simulated() || (simulated && isOfNoHost(entry)))));
        sql.query("select pg_notify(:channel, max(id)::text) from feed")
                .bind("channel", CHANNEL)
                .any();
    }

    /** Rollouts and decisions are of no host: they are about nothing but simulated ones where there are no others. */
    private static boolean isOfNoHost(FeedEntry entry) {
        return entry.type().startsWith("rollout.") || entry.type().startsWith("decision.");
    }

    private boolean onlySimulated(List<FeedEntry> entries) {
        return entries.stream().anyMatch(FeedStore::isOfNoHost)
                && sql.query(
                                "select coalesce(bool_and(simulated), false) as simulated from host where state = 'ACTIVE'")
                        .one(row -> row.bool("simulated"));
    }

    /** Titles of the updates that decisions name by their GUID, by GUID; those that no host is offered have none here. */
    private Map<String, String> titles(List<FeedEntry> entries) {
        List<UUID> updates = entries.stream()
                .filter(entry -> entry.type().startsWith("decision."))
                .flatMap(entry -> guid(entry.name()).stream())
                .distinct()
                .toList();
        Map<String, String> titles = new HashMap<>();
        if (!updates.isEmpty()) {
            sql.query("""
                    select distinct on (update_id) update_id, title from finding where update_id = any (:updates)
                    order by update_id, revision desc""").bind("updates", updates).each(row -> titles.put(row.text("update_id"), row.text("title")));
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
        return sql.query("select id, " + COLUMNS + " from feed where id > :id order by id limit :limit")
                .bind("id", id)
                .bind("limit", limit)
                .list(FeedStore::entry);
    }

    /** The latest events, newest first. */
    List<FeedEntry> latest(int limit) {
        return sql.query("select id, " + COLUMNS + " from feed order by id desc limit :limit")
                .bind("limit", limit)
                .list(FeedStore::entry);
    }

    /** The latest events, newest first, of each job only its last: a running job is one line that moves. */
    List<FeedEntry> latestLines(int limit) {
        return sql.query("""
                select id, %1$s from feed f
                where type not like 'job.%%'
                    or not exists (select from feed later where later.subject = f.subject and later.id > f.id)
                order by id desc limit :limit""".formatted(COLUMNS)).bind("limit", limit).list(FeedStore::entry);
    }

    /** The highest id, 0 while the feed is empty. */
    long lastId() {
        return sql.query("select coalesce(max(id), 0) as id from feed").one(row -> row.bigint("id"));
    }

    /** The lowest id kept, 0 while the feed is empty. */
    long firstId() {
        return sql.query("select coalesce(min(id), 0) as id from feed").one(row -> row.bigint("id"));
    }

    /** Deletes all but the newest {@code keep} events and returns how many went. */
    int trim(int keep) {
        return sql.update("delete from feed where id <= (select max(id) from feed) - :keep")
                .bind("keep", (long) keep)
                .run();
    }

    private static FeedEntry entry(Row row) {
        return new FeedEntry(
                row.bigint("id"),
                row.instant("at"),
                row.text("type"),
                row.uuid("subject"),
                row.uuidOrNull("host_id"),
                row.text("name"),
                row.texts("pools"),
                row.text("status"),
                row.textOrNull("step"),
                row.textOrNull("step_state"),
                row.integerOrNull("percent"),
                row.textOrNull("code"),
                row.textOrNull("message"),
                row.textOrNull("act"),
                row.textOrNull("done_by"),
                row.bool("simulated"));
    }
}
