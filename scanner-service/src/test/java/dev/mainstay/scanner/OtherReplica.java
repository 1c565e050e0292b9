package dev.mainstay.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A transaction of another replica, held open at the worst moment. Replicas share nothing but the database, so what it has
 * locked and not committed is all that this replica can notice of it.
 */
public final class OtherReplica implements AutoCloseable {
    private final DataSource database;
    private final Connection connection;
    private final int backend;

    public OtherReplica(DataSource database) {
        try {
            this.database = database;
            this.connection = database.getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                this.backend = row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something and does not commit it yet. */
    public void does(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins something here, and commits over there when it waits for what was done there. */
    public <T> T commitsWhile(Supplier<T> here) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(here);
        await().until(() -> answer.isDone() || somebodyWaitsForUs());
        assertThat(answer).as("it does not wait for the other replica").isNotDone();
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return answer.join();
    }

    private boolean somebodyWaitsForUs() throws SQLException {
        try (Connection observer = database.getConnection();
                PreparedStatement query = observer.prepareStatement(
                        "select exists (select from pg_stat_activity where ? = any (pg_blocking_pids(pid)))")) {
            query.setInt(1, backend);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
