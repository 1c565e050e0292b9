package dev.mainstay.embedded;

import dev.mainstay.embedded.security.ServerCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server started by this JVM, listening on 127.0.0.1 only. Works as root and as an ordinary user. For
 * tests and for the local run.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final DataDirectory directory;
    private boolean closed;

    private EmbeddedDatabase(EmbeddedPostgres server, DataDirectory directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Starts a database for tests: a free port, a temporary data directory, nothing forced to disk. */
    public static EmbeddedDatabase start() {
        return start(0, DataDirectory.temporary("database"), false, null);
    }

    /** Starts a database for tests that takes connections with TLS and a password, and no others. */
    public static EmbeddedDatabase start(ServerCertificate certificate) {
        return start(0, DataDirectory.temporary("database"), false, certificate);
    }

    /**
     * Starts a database whose data outlives it and is safe on disk when a commit returns. Ends a server that a killed
     * JVM left running on the same directory.
     *
     * @param port 1 to 65535, or 0 for a free one
     * @param dataDirectory made if absent
     * @throws PortTakenException if something else already listens on the port
     * @throws DirectoryInUseException if another live process serves the directory
     * @throws NotPrivateException if others can write to the directory
     * @throws EarlierDatabaseException if its database let everybody in
     */
    public static EmbeddedDatabase start(int port, Path dataDirectory) {
        return start(port, DataDirectory.kept(dataDirectory), true, null);
    }

    private static EmbeddedDatabase start(
            int port, DataDirectory directory, boolean durable, @Nullable ServerCertificate certificate) {
        QuietLogging.apply();
        Path data = directory.path().resolve("postgres");
        try {
            Passwords passwords = passwords(directory.path(), data);
            PostmasterFile.in(data).endOrphan();
            int chosen = Ports.freeOr(port);
            return new EmbeddedDatabase(
                    PostgresBinaries.inTurn(binaries -> {
                        EmbeddedPostgres.Builder builder = postgres(binaries, chosen, data, passwords, durable);
                        if (certificate != null) {
                            certificate.giveTo(builder, directory.path());
                        }
                        return builder.start();
                    }),
                    directory);
        } catch (IOException e) {
            directory.close();
            throw new UncheckedIOException("PostgreSQL cannot be started on " + data, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The superuser has one from before its database is made: never is there a moment without. */
    private static Passwords passwords(Path directory, Path data) {
        Passwords passwords = Passwords.in(directory);
        if (Files.exists(data.resolve("PG_VERSION")) && !passwords.has(SUPERUSER)) {
            throw new EarlierDatabaseException(directory);
        }
        passwords.of(SUPERUSER);
        return passwords;
    }

    private static EmbeddedPostgres.Builder postgres(
            Path binaries, int port, Path data, Passwords passwords, boolean durable) {
        Redirect log = Redirect.appendTo(data.resolveSibling("postgres.log").toFile());
        String forced = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                // The one locale every machine has; initdb refuses a LANG that is not installed.
                .setLocaleConfig("locale", "C")
                // Options of initdb too; they follow the library's own trust for everybody and go before it.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwords.file(SUPERUSER).toString())
                .setConnectConfig("password", passwords.of(SUPERUSER))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No socket file: a killed server's lock on it would keep the next one out.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", forced)
                .setServerConfig("synchronous_commit", forced)
                .setServerConfig("full_page_writes", forced)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB");
    }

    public int port() {
        return server.getPort();
    }

    /**
     * The way into the named database, which is created if it is absent, with a role of its own that is no superuser.
     *
     * @param name lower case letters, digits and underscores, 1 to 63 characters
     */
    public Login database(String name) {
        return Databases.ensure(port(), name, Passwords.in(directory.path()));
    }

    /** The superuser's way into the database {@code postgres}. */
    public Login superuser() {
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                SUPERUSER,
                Passwords.in(directory.path()).of(SUPERUSER));
    }

    Path dataDirectory() {
        return directory.path();
    }

    /** Stops the server; calling it again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (directory) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", e);
        }
    }
}
