package dev.mainstay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void rowsAreKeptBetweenStartsAndSafeOnDisk() throws Exception {
        // Given
        int port;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, directory)) {
            port = database.port();
            execute(database.database("orders"), "create table t as select 42 as n");
        }

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.start(port, directory)) {
            Login login = database.database("orders");

            // Then
            assertThat(query(login, "select n from t")).isEqualTo("42");
            assertThat(query(login, "show fsync")).isEqualTo("on");
            assertThat(query(login, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(login, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aTakenPortIsAClearError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(taken.getLocalPort(), directory))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryInUseIsAClearErrorAndItsServerLivesOn() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(0, directory);
        try (first) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(0, directory)).isInstanceOf(DirectoryInUseException.class);
            assertThat(query(first.database("orders"), "select 1")).isEqualTo("1");
        }
        first.close(); // again: nothing happens
    }

    @Test
    void aNameThatIsNoNameIsRefused() {
        for (String name : List.of("x; drop database y", "postgres", "template1", "pg_x")) {
            assertThatThrownBy(() -> Databases.ensure(1, name, Passwords.in(directory)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theOrphanOfAKilledJvmIsEndedByTheNextStart() throws Exception {
        // Given a server whose JVM was killed
        DatabaseProcess process = DatabaseProcess.start(0, directory);
        execute(process.database("orders"), "create table t as select 42 as n");
        ProcessHandle orphan =
                PostmasterFile.in(directory.resolve("postgres")).server().orElseThrow();
        process.killOwner();
        assertThat(orphan.isAlive()).isTrue();

        // When
        process.restart();

        // Then
        try (process) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(query(process.database("orders"), "select n from t")).isEqualTo("42");
        }
    }

    @Test
    void aFileOfADeadServerWhoseNumberSomebodyElseHasIsNoObstacle() throws Exception {
        // Given
        EmbeddedDatabase.start(0, directory).close();
        Process somebodyElse = new ProcessBuilder("sleep", "60").start();
        Path file = directory.resolve("postgres").resolve("postmaster.pid");
        Files.write(
                file,
                List.of(
                        Long.toString(somebodyElse.pid()),
                        directory.resolve("postgres").toString(),
                        "1",
                        "1"));

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, directory)) {

            // Then
            assertThat(query(database.database("orders"), "select 1")).isEqualTo("1");
        } finally {
            somebodyElse.destroy();
        }
    }

    @Test
    void aKilledServerIsAwayUntilItIsRestarted() throws Exception {
        try (DatabaseProcess process = DatabaseProcess.start(0, directory)) {
            // Given
            Login login = process.database("orders");
            execute(login, "create table t as select 42 as n");

            // When
            process.kill();

            // Then
            await().until(() -> !process.isAlive());
            assertThatThrownBy(() -> query(login, "select n from t")).isInstanceOf(SQLException.class);
            process.restart();
            assertThat(query(login, "select n from t")).isEqualTo("42");
        }
    }

    private static void execute(Login login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Login login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
