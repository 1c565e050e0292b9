package dev.mainstay.scanner.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL for the stores through which every agent passes: one statement, no entities, no session. It belongs to the
 * transaction that is active; without one each statement is a transaction of its own.
 */
@ApplicationScoped
public class SqlStore {
    private final DataSource dataSource;

    SqlStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * The first row, if there is one.
     *
     * @param values for the question marks: {@link UUID}, {@code UUID[]}, {@link Instant}, or what JDBC itself knows
     * @throws SqlFailedException if the database cannot do it
     */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(connection, query, values);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    /**
     * Writes; says how many rows of the statement's table are concerned.
     *
     * @param values as in {@link #first}
     * @throws DuplicateKeyException if another transaction has written a row with the same key
     * @throws SqlFailedException if the database cannot do it
     */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(connection, update, values);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    /** A column of type {@code timestamptz}. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1,
                    switch (values[i]) {
                        case Instant instant -> instant.atOffset(ZoneOffset.UTC);
                        case UUID[] ids -> connection.createArrayOf("uuid", ids);
                        case null -> null;
                        case Object other -> other;
                    });
        }
    }
}
