package dev.mainstay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server started by this JVM, listening on 127.0.0.1 only. Works as root and as an ordinary user. For
 * tests and for the local run.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration START = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final @Nullable Path temporaryDirectory;

    private EmbeddedDatabase(EmbeddedPostgres server, @Nullable Path temporaryDirectory) {
        this.server = server;
        this.temporaryDirectory = temporaryDirectory;
    }

    /** Starts a database for tests: a free port, a temporary data directory, no fsync. */
    public static EmbeddedDatabase start() {
        Path directory = Directories.temporary("database");
        return start(0, directory, false, directory);
    }

    /**
     * Starts a database whose data outlives it and is safe on disk when a commit returns. Ends a server that an earlier
     * JVM left running on the same directory.
     *
     * @param port 1 to 65535, or 0 for a free one
     * @param dataDirectory made if absent
     * @throws PortTakenException if something else already listens on the port
     */
    public static EmbeddedDatabase start(int port, Path dataDirectory) {
        return start(port, dataDirectory, true, null);
    }

    private static EmbeddedDatabase start(
            int port, Path dataDirectory, boolean durable, @Nullable Path temporaryDirectory) {
        QuietLogging.apply();
        Path data = Directories.create(dataDirectory).resolve("postgres");
        OrphanedDatabase.end(data);
        String onOff = durable ? "on" : "off";
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPort(Ports.freeOr(port))
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", onOff)
                    .setServerConfig("synchronous_commit", onOff)
                    .setServerConfig("full_page_writes", onOff)
                    .setServerConfig("max_connections", "200")
                    .start();
            return new EmbeddedDatabase(server, temporaryDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started on " + data, e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String user() {
        return USER;
    }

    /** The local server trusts connections from this machine; the password is accepted and means nothing. */
    public String password() {
        return "postgres";
    }

    /**
     * The JDBC address of the named database, which is created if it is absent.
     *
     * @param name lower case letters, digits and underscores, 1 to 63 characters
     */
    public String jdbcUrl(String name) {
        createIfAbsent(name);
        return address(port(), name);
    }

    static String address(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private void createIfAbsent(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(address(port(), "postgres"), user(), password());
                PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            known.setString(1, name);
            try (ResultSet found = known.executeQuery()) {
                if (!found.next()) {
                    try (Statement create = connection.createStatement()) {
                        create.execute("create database " + name);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be created: " + name, e);
        }
    }

    /** Stops the server; calling it again does nothing. */
    @Override
    public synchronized void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", e);
        }
        if (temporaryDirectory != null) {
            Directories.delete(temporaryDirectory);
        }
    }
}
