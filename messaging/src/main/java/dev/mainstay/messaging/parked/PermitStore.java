package dev.mainstay.messaging.parked;

import dev.mainstay.sql.Query;
import dev.mainstay.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The SQL of the permits, in the caller's transaction. */
@Singleton
class PermitStore {
    private static final String GIVE = """
            insert into intake_permit (consumer_group, records_left, ends_at, given_by, given_at, reason)
            values (:group, :records, :until, :by, :at, :reason)
            on conflict (consumer_group) do update
               set records_left = excluded.records_left, ends_at = excluded.ends_at, given_by = excluded.given_by,
                   given_at = excluded.given_at, reason = excluded.reason
            """;

    private final Sql sql;

    PermitStore(Sql sql) {
        this.sql = sql;
    }

    void give(String group, Permit permit) {
        sql.update(GIVE)
                .bind("group", group)
                .bind("records", permit.recordsLeft())
                .bind("until", permit.until())
                .bind("by", permit.by())
                .bind("at", permit.at())
                .bind("reason", permit.reason())
                .run();
    }

    Optional<Permit> find(String group) {
        return permit(sql.query("select * from intake_permit where consumer_group = :group")
                .bind("group", group));
    }

    /** Counts one record against the group's permit; empty where none stands. */
    Optional<Permit> use(String group, Instant now) {
        return permit(sql.query("""
                update intake_permit set records_left = records_left - 1
                 where consumer_group = :group and records_left > 0 and ends_at > :now
                returning *""").bind("group", group).bind("now", now));
    }

    private static Optional<Permit> permit(Query query) {
        return query.first(row -> new Permit(
                row.integer("records_left"),
                row.instant("ends_at"),
                row.textOrNull("given_by"),
                row.instant("given_at"),
                row.text("reason")));
    }
}
