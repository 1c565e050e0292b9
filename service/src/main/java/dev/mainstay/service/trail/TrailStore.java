package dev.mainstay.service.trail;

import dev.mainstay.events.AuditEntry;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Tables {@code trail_entry} and {@code trail_head}, in the caller's transaction. */
@Singleton
class TrailStore {
    private static final String ADD = """
            insert into trail_entry (number, at, actor_kind, actor_subject, actor_name, actor_address, operation,
                                     thing_kind, thing_id, before, after, reason, previous_hash, hash)
            values (:number, :at, :actorKind, :actorSubject, :actorName, :actorAddress, :operation,
                    :thingKind, :thingId, :before, :after, :reason, :previousHash, :hash)
            """;

    private static final String PAGE = """
            select * from trail_entry
             where number < :before
               and (cast(:actor as text) is null or actor_name = cast(:actor as text))
               and (cast(:kind as text) is null or thing_kind = cast(:kind as text))
               and (cast(:id as text) is null or thing_id = cast(:id as text))
               and (cast(:operation as text) is null or operation = cast(:operation as text))
               and (cast(:from as timestamptz) is null or at >= cast(:from as timestamptz))
               and (cast(:until as timestamptz) is null or at < cast(:until as timestamptz))
             order by number desc limit :limit
            """;

    private final Sql sql;

    TrailStore(Sql sql) {
        this.sql = sql;
    }

    /** Reads the trail's end and holds it until the transaction ends: entries follow each other. */
    TrailEnd lockEnd() {
        return sql.query("select number, hash from trail_head for update").one(TrailStore::end);
    }

    TrailEnd end() {
        return sql.query("select number, hash from trail_head").one(TrailStore::end);
    }

    /** Adds an entry, which is the trail's end from now on. */
    void add(AuditEntry entry) {
        sql.update(ADD)
                .bind("number", entry.number())
                .bind("at", entry.at())
                .bind("actorKind", entry.actor().kind().name())
                .bind("actorSubject", entry.actor().subject())
                .bind("actorName", entry.actor().name())
                .bind("actorAddress", entry.actor().address())
                .bind("operation", entry.operation())
                .bind("thingKind", entry.thing().kind())
                .bind("thingId", entry.thing().id())
                .bind("before", entry.before())
                .bind("after", entry.after())
                .bind("reason", entry.reason())
                .bind("previousHash", entry.previousHash())
                .bind("hash", entry.hash())
                .run();
        sql.update("update trail_head set number = :number, hash = :hash")
                .bind("number", entry.number())
                .bind("hash", entry.hash())
                .run();
    }

    /**
     * The last entries before a number.
     *
     * @param service whose trail it is
     */
    List<AuditEntry> page(String service, TrailFilter filter, long before, int limit) {
        return sql.query(PAGE)
                .bind("before", before)
                .bind("actor", filter.actor())
                .bind("kind", filter.kind())
                .bind("id", filter.id())
                .bind("operation", filter.operation())
                .bind("from", filter.from())
                .bind("until", filter.until())
                .bind("limit", limit)
                .list(row -> entry(service, row));
    }

    /** The first entries after a number. */
    List<AuditEntry> following(String service, long after, int limit) {
        return sql.query("select * from trail_entry where number > :after order by number limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .list(row -> entry(service, row));
    }

    private static TrailEnd end(Row row) {
        return new TrailEnd(row.bigint("number"), row.text("hash"));
    }

    private static AuditEntry entry(String service, Row row) {
        return new AuditEntry(
                service,
                row.bigint("number"),
                row.instant("at"),
                new AuditEntry.Who(
                        row.name("actor_kind", AuditEntry.ActorKind.class),
                        row.text("actor_subject"),
                        row.text("actor_name"),
                        row.text("actor_address")),
                row.text("operation"),
                new AuditEntry.Thing(row.text("thing_kind"), row.text("thing_id")),
                row.textOrNull("before"),
                row.textOrNull("after"),
                row.textOrNull("reason"),
                row.text("previous_hash"),
                row.text("hash"));
    }
}
