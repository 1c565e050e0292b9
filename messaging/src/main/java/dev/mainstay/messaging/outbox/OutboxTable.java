package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.event.Correlation;
import dev.mainstay.messaging.event.HeaderJson;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of the outbox table, in the caller's transaction. */
final class OutboxTable {
    /** Any number, the same for all instances of a service: each service has a database of its own. */
    private static final long RELAY_LOCK = 4_739_102_655_318L;

    private static final String APPEND = """
            insert into outbox (topic, key, event_id, type, event_time, headers, data, correlation_id, traceparent)
            select topic, key, event_id, type, :time, cast(headers as jsonb), data, correlation_id, traceparent
            from unnest(cast(:topics as text[]), cast(:keys as text[]), cast(:ids as text[]), cast(:types as text[]),
                        cast(:headers as text[]), cast(:data as bytea[]), cast(:correlations as text[]),
                        cast(:parents as text[])) with ordinality
                as event (topic, key, event_id, type, headers, data, correlation_id, traceparent, position)
            order by position
            """;

    private static final String TAKE_HEAD = """
            with head as (
                select id, row_number() over (order by id) as position,
                       sum(coalesce(octet_length(data), 0)) over (order by id) as bytes
                from (select id, data from outbox order by id limit :rows) as first_rows
            ), taken as (
                delete from outbox using head
                where outbox.id = head.id and (head.position = 1 or head.bytes <= :bytes)
                returning outbox.*
            )
            select topic, key, event_id, type, event_time, headers, data, correlation_id, traceparent from taken order by id
            """;

    private static final String MEASURE = """
            select count(*) as count, (select appended_at from outbox order by id limit 1) as oldest from outbox
            """;

    private OutboxTable() {}

    /** What is in the outbox: number of rows, and when the first of them was appended. */
    record Fill(long rows, @Nullable Instant oldest) {}

    /** Appends rows of one time in their order, with one statement. */
    static void append(Sql sql, Instant time, List<OutboxRow> rows) {
        sql.update(APPEND)
                .bind("time", time)
                .bind("topics", rows.stream().map(OutboxRow::topic).toList())
                .bind("keys", rows.stream().map(OutboxRow::key).toList())
                .bind("ids", rows.stream().map(OutboxRow::eventId).toList())
                .bind("types", rows.stream().map(OutboxRow::type).toList())
                .bind("headers", rows.stream().map(OutboxTable::headerJson).toList())
                .bind("data", rows.stream().map(OutboxRow::data).toList())
                .bind(
                        "correlations",
                        rows.stream().map(OutboxTable::correlationId).toList())
                .bind("parents", rows.stream().map(OutboxTable::parent).toList())
                .run();
    }

    private static @Nullable String headerJson(OutboxRow row) {
        return row.headers() == null ? null : HeaderJson.write(row.headers());
    }

    private static @Nullable String correlationId(OutboxRow row) {
        return row.correlation().id() == null ? null : row.correlation().id().value();
    }

    private static @Nullable String parent(OutboxRow row) {
        return row.correlation().parent() == null
                ? null
                : row.correlation().parent().value();
    }

    /** Takes the relay's lock until the transaction ends; false if another relay holds it. */
    static boolean lock(Sql sql) {
        return sql.query("select pg_try_advisory_xact_lock(:lock) as locked")
                .bind("lock", RELAY_LOCK)
                .one(row -> row.bool("locked"));
    }

    /** Deletes the first rows, as many as fit, and gives them in their order. */
    static List<OutboxRow> takeHead(Sql sql, int maxRows, long maxBytes) {
        return sql.query(TAKE_HEAD)
                .bind("rows", maxRows)
                .bind("bytes", maxBytes)
                .list(OutboxTable::row);
    }

    private static OutboxRow row(Row row) {
        String headers = row.textOrNull("headers");
        return new OutboxRow(
                row.text("topic"),
                row.textOrNull("key"),
                row.text("event_id"),
                row.text("type"),
                row.instant("event_time"),
                headers == null ? null : HeaderJson.read(headers),
                row.bytesOrNull("data"),
                Correlation.of(row.textOrNull("correlation_id"), row.textOrNull("traceparent")));
    }

    static Fill measure(Sql sql) {
        return sql.query(MEASURE).one(row -> new Fill(row.bigint("count"), row.instantOrNull("oldest")));
    }
}
