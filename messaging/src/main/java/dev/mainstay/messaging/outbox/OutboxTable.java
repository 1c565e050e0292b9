package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.event.HeaderJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of the outbox table, on a connection whose transaction belongs to the caller. */
final class OutboxTable {
    /** Any number, the same for all instances of a service: each service has a database of its own. */
    private static final long RELAY_LOCK = 4_739_102_655_318L;

    private static final String APPEND = """
            insert into outbox (topic, key, event_id, type, event_time, headers, data)
            select topic, key, event_id, type, ?, headers::jsonb, data
            from unnest(?, ?, ?, ?, ?, ?) with ordinality
                as event (topic, key, event_id, type, headers, data, position)
            order by position
            """;

    private static final String TAKE_HEAD = """
            with head as (
                select id, row_number() over (order by id) as position,
                       sum(coalesce(octet_length(data), 0)) over (order by id) as bytes
                from (select id, data from outbox order by id limit ?) as first_rows
            ), taken as (
                delete from outbox using head
                where outbox.id = head.id and (head.position = 1 or head.bytes <= ?)
                returning outbox.*
            )
            select topic, key, event_id, type, event_time, headers, data from taken order by id
            """;

    private static final String MEASURE = """
            select count(*), (select appended_at from outbox order by id limit 1) from outbox
            """;

    private OutboxTable() {}

    /** What is in the outbox: number of rows, and when the first of them was appended. */
    record Fill(long rows, @Nullable Instant oldest) {}

    /** Appends rows of one time in their order, with one statement. */
    static void append(Connection connection, Instant time, List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setObject(1, time.atOffset(ZoneOffset.UTC));
            insert.setArray(2, connection.createArrayOf("text", column(rows, OutboxRow::topic)));
            insert.setArray(3, connection.createArrayOf("text", column(rows, OutboxRow::key)));
            insert.setArray(4, connection.createArrayOf("text", column(rows, OutboxRow::eventId)));
            insert.setArray(5, connection.createArrayOf("text", column(rows, OutboxRow::type)));
            insert.setArray(6, connection.createArrayOf("text", column(rows, OutboxTable::headerJson)));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(OutboxRow::data).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    private static @Nullable String headerJson(OutboxRow row) {
        return row.headers() == null ? null : HeaderJson.write(row.headers());
    }

    private static @Nullable String[] column(List<OutboxRow> rows, Column column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.of(rows.get(i));
        }
        return values;
    }

    @FunctionalInterface
    private interface Column {
        @Nullable
        String of(OutboxRow row);
    }

    /** Takes the relay's lock until the transaction ends; false if another relay holds it. */
    static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, RELAY_LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Deletes the first rows, as many as fit, and gives them in their order. */
    static List<OutboxRow> takeHead(Connection connection, int maxRows, long maxBytes) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE_HEAD)) {
            take.setInt(1, maxRows);
            take.setLong(2, maxBytes);
            try (ResultSet row = take.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (row.next()) {
                    String headers = row.getString(6);
                    rows.add(new OutboxRow(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            headers == null ? null : HeaderJson.read(headers),
                            row.getBytes(7)));
                }
                return rows;
            }
        }
    }

    static Fill measure(Connection connection) throws SQLException {
        try (Statement measure = connection.createStatement();
                ResultSet row = measure.executeQuery(MEASURE)) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Fill(row.getLong(1), oldest == null ? null : oldest.toInstant());
        }
    }
}
