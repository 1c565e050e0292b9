package dev.mainstay.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.embedded.EmbeddedDatabase;
import dev.mainstay.embedded.Passwords;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations on a real PostgreSQL, under a login of their own. */
class MigrationsMainTest {
    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;
    private static String superuser;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("data");
        database = EmbeddedDatabase.start(0, data);
        superuser = Passwords.in(data).of("postgres");
        Files.writeString(folder.resolve("password"), "of-the-migration\n");
        for (String name : List.of("scanner", "patch", "report")) {
            try (Connection connection = connect("postgres", "postgres", superuser);
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + name + " login password 'of-the-service'");
                statement.execute("create role " + name + "_migration login password 'of-the-migration'");
                statement.execute("create database " + name + " owner " + name + "_migration");
            }
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner", "patch", "report"})
    void theServiceReadsAndWritesRowsOfTablesThatItCannotChange(String name) throws Exception {
        assertThat(run(name + "-service", environment(name))).as(text(err)).isZero();
        assertThat(text(out)).startsWith(name + "-service: 5 migrations, the database is at version 1.2");

        try (Connection connection = connect(name, name, "of-the-service");
                Statement statement = connection.createStatement()) {
            statement.execute("select count(*) from outbox");
            statement.execute("delete from parked");
            statement.execute("create temporary table staged (id int)");
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("alter table outbox add column mine int"))
                    .hasMessageContaining("must be owner");
            for (String forbidden : List.of(
                    "delete from flyway_schema_history",
                    "update trail_entry set reason = 'mine'",
                    "delete from trail_entry",
                    "insert into trail_head (one, number, hash) values (false, 1, 'mine')",
                    "delete from trail_head")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
        }
        for (String other : List.of("scanner", "patch", "report")) {
            if (!other.equals(name) && migrated(other)) {
                assertThatThrownBy(() -> connect(other, name, "of-the-service").close())
                        .hasMessageContaining("permission denied for database");
            }
        }
    }

    private static boolean migrated(String name) throws SQLException {
        try (Connection connection = connect(name, "postgres", superuser);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    @Test
    void asOftenAsOneLikes() {
        assertThat(run("report-service", environment("report"))).isZero();
        out.reset();

        assertThat(run("report-service", environment("report"))).isZero();

        assertThat(text(out)).startsWith("report-service: 0 migrations, the database is at version 1.2");
    }

    @Test
    void anotherPasswordIsOneLine() throws Exception {
        Map<String, String> environment = new HashMap<>(environment("patch"));
        environment.put(
                MigrationsMain.PASSWORD_FILE,
                Files.writeString(folder.resolve("wrong"), "wrong").toString());

        assertThat(run("patch-service", environment)).isEqualTo(1);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .contains("patch-service", "password authentication failed");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(run("edge-service", environment("patch"))).isEqualTo(2);
        assertThat(text(err))
                .contains("one of scanner-service, patch-service, report-service is expected, not: edge-service");
        err.reset();

        assertThat(run("patch-service", Map.of(MigrationsMain.URL, "jdbc:postgresql://nowhere/x")))
                .isEqualTo(2);
        assertThat(text(err)).contains(MigrationsMain.USER + " is not set");
        err.reset();

        Map<String, String> environment = new HashMap<>(environment("patch"));
        environment.put(MigrationsMain.PASSWORD_FILE, folder.resolve("none").toString());
        assertThat(run("patch-service", environment)).isEqualTo(1);
        assertThat(text(err)).contains("the password cannot be read from");
    }

    private int run(String service, Map<String, String> environment) {
        return MigrationsMain.run(
                List.of(service),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0);
    }

    private static Map<String, String> environment(String name) {
        return Map.of(
                MigrationsMain.URL, url(name),
                MigrationsMain.USER, name + "_migration",
                MigrationsMain.PASSWORD_FILE, folder.resolve("password").toString());
    }

    private static Connection connect(String name, String user, String password) throws SQLException {
        return DriverManager.getConnection(url(name), user, password);
    }

    private static String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + name;
    }

    private static String text(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8);
    }
}
