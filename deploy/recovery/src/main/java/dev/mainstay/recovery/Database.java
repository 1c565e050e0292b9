package dev.mainstay.recovery;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.UUID;

/** One service's database in one transaction, which takes effect with {@link #commit}. */
final class Database implements AutoCloseable {
    private static final int BATCH = 5000;

    private final String name;
    private final Connection connection;

    private Database(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /**
     * Connects and keeps services out of it until the end.
     *
     * @throws RecoveryFailedException if it is not there, is still being restored, or somebody else works in it
     */
    static Database open(Settings.Login login) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "mainstay-recovery");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("connectTimeout", "10");
        try {
            Connection connection = DriverManager.getConnection(login.address(), properties);
            Database database = new Database(login.name(), connection);
            try {
                database.begin();
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(login.name(), "cannot be reached", e);
        }
    }

    private void begin() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select pg_is_in_recovery()")) {
                if (found.next() && found.getBoolean(1)) {
                    throw new RecoveryFailedException(
                            "The database " + name + " is still being restored, or is a standby");
                }
            }
            StringJoiner others = new StringJoiner(", ");
            try (ResultSet found = statement.executeQuery("""
                    select usename, application_name, count(*) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and usename is not null
                    group by 1, 2 order by 1, 2
                    """)) {
                while (found.next()) {
                    others.add("%s (%s, %d)".formatted(found.getString(1), found.getString(2), found.getInt(3)));
                }
            }
            if (others.length() > 0) {
                throw new RecoveryFailedException(
                        "The database %s is in use by %s: stop the services first".formatted(name, others));
            }
            statement.execute("set local lock_timeout = '10s'");
            statement.execute("lock table outbox in exclusive mode"); // a service that starts now waits
        }
    }

    /** Says how many rows it changed. */
    int change(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw failed(name, "does not do it", e);
        }
    }

    /** Ids and versions, as the query finds them. */
    Map<UUID, Long> versions(String query) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            Map<UUID, Long> versions = new LinkedHashMap<>();
            try (ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    versions.put(found.getObject(1, UUID.class), found.getLong(2));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw failed(name, "cannot be read", e);
        }
    }

    /** One number; 0 where there is no row. */
    long number(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(name, "cannot be read", e);
        }
    }

    /** Makes the temporary table {@code known} of them, in place of the one before. */
    void know(Map<UUID, Long> versions) {
        change("drop table if exists pg_temp.known");
        change("create temporary table known (id uuid primary key, sequence bigint not null) on commit drop");
        try (PreparedStatement insert = connection.prepareStatement("insert into known values (?, ?)")) {
            int waiting = 0;
            for (Map.Entry<UUID, Long> version : versions.entrySet()) {
                insert.setObject(1, version.getKey());
                insert.setLong(2, version.getValue());
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw failed(name, "does not take what is known", e);
        }
        change("analyze known");
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed(name, "does not keep it", e);
        }
    }

    /** What was not committed is as before. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(name, "cannot be left", e);
        }
    }

    private static RecoveryFailedException failed(String name, String what, SQLException why) {
        String line = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return new RecoveryFailedException("The database %s %s: %s".formatted(name, what, line), why);
    }
}
