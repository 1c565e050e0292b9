package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.DatabaseException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The SQL of the permits, in the caller's transaction. */
@Singleton
class PermitStore {
    private static final String COLUMNS = "records_left, ends_at, given_by, given_at, reason";
    private static final String GIVE = """
            insert into intake_permit (consumer_group, records_left, ends_at, given_by, given_at, reason)
            values (?, ?, ?, ?, ?, ?)
            on conflict (consumer_group) do update
               set records_left = excluded.records_left, ends_at = excluded.ends_at, given_by = excluded.given_by,
                   given_at = excluded.given_at, reason = excluded.reason
            """;
    private static final String FIND = "select " + COLUMNS + " from intake_permit where consumer_group = ?";
    private static final String USE = """
            update intake_permit set records_left = records_left - 1
             where consumer_group = ? and records_left > 0 and ends_at > ?
            returning\s""" + COLUMNS;

    private final DataSource dataSource;

    PermitStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void give(String group, Permit permit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement give = connection.prepareStatement(GIVE)) {
            give.setString(1, group);
            give.setInt(2, permit.recordsLeft());
            give.setObject(3, permit.until().atOffset(ZoneOffset.UTC));
            give.setString(4, permit.by());
            give.setObject(5, permit.at().atOffset(ZoneOffset.UTC));
            give.setString(6, permit.reason());
            give.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("A permit cannot be stored", e);
        }
    }

    Optional<Permit> find(String group) {
        return one(FIND, group, null);
    }

    /** Counts one record against the group's permit; empty where none stands. */
    Optional<Permit> use(String group, Instant now) {
        return one(USE, group, now);
    }

    private Optional<Permit> one(String sql, String group, @Nullable Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, group);
            if (now != null) {
                statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Permit(
                                row.getInt(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getString(5)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Permits cannot be read", e);
        }
    }
}
