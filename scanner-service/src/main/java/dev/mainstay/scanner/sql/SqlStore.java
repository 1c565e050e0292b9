package dev.mainstay.scanner.sql;

import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

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
     * @param values for the question marks: {@link UUID}, {@code UUID[]}, {@code String[]}, {@link Instant}, or what JDBC itself knows
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
     * All rows, in the query's order: only for what is known to be few.
     *
     * @param values as in {@link #first}
     * @throws SqlFailedException if the database cannot do it
     */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        each(sql, 0, each -> found.add(row.read(each)), values);
        return found;
    }

    /** Does something with a row. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * One row after the other, in the query's order.
     *
     * @param fetch how many rows to hold at once, which needs an active transaction; 0 for all
     * @param values as in {@link #first}
     * @throws SqlFailedException if the database cannot do it
     */
    public void each(String sql, int fetch, RowTaker taker, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(fetch);
            bind(connection, query, values);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    /**
     * {@code COPY}, the fastest way in that PostgreSQL has. Belongs to the active transaction.
     *
     * @param sql {@code copy … from stdin}, text format, UTF-8
     * @param source writes the rows; what it throws ends the copy, and nothing of it is there
     * @return what {@code source} returned
     * @throws SqlFailedException if the database cannot do it
     */
    public <T> T copy(String sql, Function<CopyRows, T> source) {
        try (Connection connection = dataSource.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                CopyRows rows = new CopyRows(copy);
                T result = source.apply(rows);
                rows.flush();
                copy.endCopy();
                return result;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
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

    /**
     * Writes with the same statement for several rows, sent together.
     *
     * @param rows the values of each, as in {@link #first}
     * @throws SqlFailedException if the database cannot do it
     */
    public void updateAll(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (@Nullable Object[] values : rows) {
                bind(connection, update, values);
                update.addBatch();
            }
            update.executeBatch();
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
                        case String[] texts -> connection.createArrayOf("text", texts);
                        case null -> null;
                        case Object other -> other;
                    });
        }
    }
}
