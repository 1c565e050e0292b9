package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.DatabaseException;
import dev.mainstay.messaging.event.HeaderJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The SQL of the parked table, in the caller's transaction. */
@Singleton
class ParkedStore {
    private static final String COLUMNS = """
            select id, consumer_group, topic, partition, record_offset, key, headers, data, reason, exception_class,
                   parked_at, replayed_at, permit_by, permit_at, permit_reason,
                   before_signatures
            from parked
            """;
    private static final String ADD = """
            insert into parked (consumer_group, topic, partition, record_offset, key, headers, data, reason,
                                exception_class, parked_at, permit_by, permit_at, permit_reason)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String HAS = """
            select 1 from parked where consumer_group = ? and topic = ? and partition = ? and record_offset = ?
            """;

    /** Those that somebody let pass, or replayed since, say nothing of a fault. */
    private static final String COUNT = """
            select count(*) from parked
             where consumer_group = ? and parked_at > ? and permit_at is null and replayed_at is null
            """;

    private static final String REPLAYED = "update parked set replayed_at = ? where id = ?";

    private final DataSource dataSource;

    ParkedStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether the group has parked the record already. */
    boolean has(String group, ConsumerRecord<String, byte[]> record) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement has = connection.prepareStatement(HAS)) {
            has.setString(1, group);
            has.setString(2, record.topic());
            has.setInt(3, record.partition());
            has.setLong(4, record.offset());
            try (ResultSet row = has.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Parked records cannot be read", e);
        }
    }

    /** @param permit that let it pass; null where none did */
    void add(
            String group,
            ConsumerRecord<String, byte[]> record,
            RuntimeException reason,
            Instant now,
            @Nullable Permit permit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, group);
            add.setString(2, record.topic());
            add.setInt(3, record.partition());
            add.setLong(4, record.offset());
            add.setString(5, withoutNul(record.key()));
            add.setString(6, HeaderJson.write(record.headers()));
            add.setBytes(7, record.value());
            add.setString(8, withoutNul(String.valueOf(reason.getMessage())));
            add.setString(9, reason.getClass().getName());
            add.setObject(10, now.atOffset(ZoneOffset.UTC));
            add.setString(11, permit == null ? null : permit.by());
            add.setObject(12, permit == null ? null : permit.at().atOffset(ZoneOffset.UTC));
            add.setString(13, permit == null ? null : permit.reason());
            add.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("A record cannot be parked", e);
        }
    }

    /** PostgreSQL's text cannot hold it, and a poison record may. */
    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    int countSince(String group, Instant since) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, group);
            count.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Parked records cannot be counted", e);
        }
    }

    List<ParkedRecord> list(long after, int limit) {
        return query(COLUMNS + "where id > ? order by id limit ?", after, limit);
    }

    Optional<ParkedRecord> find(long id) {
        return query(COLUMNS + "where id = ?", id).stream().findFirst();
    }

    /** Locks the record, so that of two replays one waits for the other. */
    Optional<ParkedRecord> lock(long id) {
        return query(COLUMNS + "where id = ? for update", id).stream().findFirst();
    }

    void markReplayed(long id, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement mark = connection.prepareStatement(REPLAYED)) {
            mark.setObject(1, now.atOffset(ZoneOffset.UTC));
            mark.setLong(2, id);
            mark.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("A parked record cannot be marked as replayed", e);
        }
    }

    private List<ParkedRecord> query(String sql, long... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<ParkedRecord> records = new ArrayList<>();
                while (row.next()) {
                    records.add(record(row));
                }
                return records;
            }
        } catch (SQLException e) {
            throw new DatabaseException("Parked records cannot be read", e);
        }
    }

    private static ParkedRecord record(ResultSet row) throws SQLException {
        OffsetDateTime replayed = row.getObject(12, OffsetDateTime.class);
        OffsetDateTime permitted = row.getObject(14, OffsetDateTime.class);
        return new ParkedRecord(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                replayed == null ? null : replayed.toInstant(),
                permitted == null
                        ? null
                        : new ParkedRecord.LetPass(row.getString(13), permitted.toInstant(), row.getString(15)),
                row.getBoolean(16));
    }
}
