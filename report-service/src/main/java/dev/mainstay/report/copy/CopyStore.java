package dev.mainstay.report.copy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * COPY and plain SQL on the connection of the current JTA transaction. Stores that project events stand on it; they are
 * called inside a transaction only.
 */
@ApplicationScoped
public class CopyStore {
    private final AgroalDataSource dataSource;

    CopyStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Copies the rows.
     *
     * @param target table and column list, as COPY takes it
     */
    public void copy(String target, CopyRows rows) {
        if (rows.isEmpty()) {
            return;
        }
        run(connection -> copyOn(connection, target, rows));
    }

    /**
     * Copies the rows into a temporary table, which lives as long as the connection and is empty at the start of each
     * transaction. It is filled once per transaction.
     *
     * @param definition the columns of the table, as CREATE TABLE takes them
     * @param columns the columns that the rows have
     */
    public void stage(String staging, String definition, String columns, CopyRows rows) {
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table if not exists %s (%s) on commit delete rows"
                        .formatted(staging, definition));
            }
            if (!rows.isEmpty()) {
                copyOn(connection, staging + " (" + columns + ")", rows);
            }
            return 0;
        });
    }

    /** Runs a statement that writes and returns the number of rows it wrote. Parameters are set by position. */
    public int update(String sql, Object... parameters) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(connection, statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /** Runs a statement that returns rows. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(connection, statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    List<T> read = new ArrayList<>();
                    while (rows.next()) {
                        read.add(reader.read(rows));
                    }
                    return read;
                }
            }
        });
    }

    /** Reads an id and a sequence, the first two columns. */
    public static Version version(ResultSet row) throws SQLException {
        return new Version(row.getObject(1, UUID.class), row.getLong(2));
    }

    private static void set(Connection connection, PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static long copyOn(Connection connection, String target, CopyRows rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)");
        try {
            copy.writeToCopy(rows.buffer(), 0, rows.length());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
