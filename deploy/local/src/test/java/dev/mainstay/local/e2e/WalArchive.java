package dev.mainstay.local.e2e;

import static org.awaitility.Awaitility.await;

import dev.mainstay.embedded.Passwords;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Scratch;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * Backups of a run's PostgreSQL while it works, and its restore to an instant: by PostgreSQL's own functions and its archive, which is
 * what pg_basebackup and pgBackRest use; the embedded server comes without their programs.
 */
final class WalArchive {
    private static final Set<String> NOT_COPIED = Set.of("pg_wal", "postmaster.pid", "postmaster.opts");

    private final Child database;
    private final Path data;
    private final Path backup;

    /** @param data folder of the database, its passwords among it */
    WalArchive(Child database, Path data, Path backup) {
        this.database = database;
        this.data = data;
        this.backup = backup;
    }

    /** Begins to archive; the database is started anew for it. */
    void turnOn() throws IOException {
        Path segments = Files.createDirectories(backup.resolve("segments"));
        execute("alter system set archive_mode = 'on'");
        execute("alter system set archive_command = 'cp %p " + segments + "/%f'");
        database.stop();
        database.start();
    }

    /** Copies the files of the cluster while it works. */
    void copyBase() throws IOException {
        Path base = backup.resolve("base");
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('drill', true)");
            copy(data.resolve("postgres"), base);
            try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                stopped.next();
                Files.writeString(base.resolve("backup_label"), stopped.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("No backup", e);
        }
    }

    /** What time it is in the database. */
    Instant now() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet now = statement.executeQuery("select clock_timestamp()")) {
            now.next();
            return now.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all that was committed so far is in the archive. */
    void archived() {
        String segment = text("select pg_walfile_name(pg_switch_wal())");
        await("the archive has " + segment)
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(backup.resolve("segments").resolve(segment)));
    }

    /** The cluster as it was at that instant, in place of the one that is there; the database must be stopped, and runs afterwards. */
    void restore(Instant to) throws IOException {
        Path cluster = data.resolve("postgres");
        Scratch.delete(cluster);
        copy(backup.resolve("base"), cluster);
        Files.createDirectories(cluster.resolve("pg_wal"));
        Files.createFile(cluster.resolve("recovery.signal"));
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(
                                backup.resolve("segments"),
                                // The server knows no Z there.
                                to.toString().replace("Z", "+00")),
                StandardOpenOption.APPEND);
        database.start();
        await("the cluster is restored")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> "f".equals(text("select pg_is_in_recovery()")));
    }

    void execute(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String text(String query) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres",
                "postgres",
                Passwords.in(data).of("postgres"));
    }

    /** Files that the server removes meanwhile are in the archive. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(from)
                        && NOT_COPIED.contains(from.relativize(folder).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.copy(folder, to.resolve(from.relativize(folder).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = from.relativize(file).toString();
                if (!NOT_COPIED.contains(name)) {
                    try {
                        Files.copy(file, to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException e) {
                        // As above.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }
        });
    }
}
