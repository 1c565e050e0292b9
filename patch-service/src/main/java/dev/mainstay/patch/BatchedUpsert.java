package dev.mainstay.patch;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * Writes many rows about hosts with one statement. Each column goes to the database as one array, whatever the number of
 * rows, so the statement is always the same.
 *
 * @param sql {@code insert … select * from unnest(?, …) on conflict … returning host_id}, a parameter for each column
 * @param columns in the order of the parameters
 */
public record BatchedUpsert<T>(String sql, List<Column<T>> columns) {

    /**
     * One column.
     *
     * @param type its type in PostgreSQL
     */
    public record Column<T>(String type, Function<T, Object> value) {

        public static <T> Column<T> uuid(Function<T, Object> value) {
            return new Column<>("uuid", value);
        }

        public static <T> Column<T> bigint(Function<T, Object> value) {
            return new Column<>("bigint", value);
        }

        public static <T> Column<T> text(Function<T, Object> value) {
            return new Column<>("text", value);
        }
    }

    /** Runs it in the current transaction. Returns the hosts of the rows that were written. */
    public Set<HostId> run(EntityManager entityManager, List<T> rows) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> run(connection, rows));
    }

    private Set<HostId> run(Connection connection, List<T> rows) throws SQLException {
        Set<HostId> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Column<T> column = columns.get(i);
                Object[] values = rows.stream().map(column.value()).toArray();
                statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
            }
            try (ResultSet hosts = statement.executeQuery()) {
                while (hosts.next()) {
                    written.add(new HostId(hosts.getObject(1, UUID.class)));
                }
            }
        }
        return written;
    }
}
