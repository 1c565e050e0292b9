package dev.mainstay.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections whose transactions are not its own: from a pool, each given back at once, or the one of a transaction. */
final class Connections {
    private final @Nullable DataSource pool;
    private final @Nullable Connection only;

    Connections(@Nullable DataSource pool, @Nullable Connection only) {
        this.pool = pool;
        this.only = only;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T use(Work<T> work) {
        try {
            if (pool == null) {
                return work.on(Objects.requireNonNull(only));
            }
            try (Connection connection = pool.getConnection()) {
                return work.on(connection);
            }
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    /** As {@link #use}, but refuses to do it without a transaction, where it would do nothing. */
    <T> T useInTransaction(Work<T> work) {
        return use(connection -> {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("A temporary table needs a transaction: it is empty after each");
            }
            return work.on(connection);
        });
    }
}
