package dev.mainstay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another user of the machine, or a service whose password got out, could try. */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalAttackTest {

    private Path directory;
    private EmbeddedDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) {
        directory = folder;
        database = EmbeddedDatabase.start(0, directory.resolve("database"));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres", "orders", "password"})
    void nobodyGetsInWithoutTheGeneratedPassword(String password) {
        database.database("orders");

        for (String user : List.of("postgres", "orders", "root")) {
            for (String name : List.of("postgres", "orders", "template1")) {
                assertThatThrownBy(() -> DriverManager.getConnection(url(name), user, password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void everyLineOfTheServersOwnRulesAsksForAPassword() throws Exception {
        try (Stream<String> lines = Files.lines(database.dataDirectory().resolve("postgres/pg_hba.conf"))) {
            assertThat(lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("scram-sha-256"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to program 'id'",
                "copy (select 1) to '/dev/null'",
                "select pg_read_file('postgresql.conf')",
                "select * from pg_authid",
                "alter system set archive_command = 'id'",
                "alter role orders superuser",
                "create role mallory superuser",
                "create database loot",
                "set role postgres",
                "create extension plpython3u",
                "load 'x'"
            })
    void aServicesRoleIsNoSuperuser(String attack) throws Exception {
        try (Connection connection = open(database.database("orders"));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attack)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aServicesRoleOwnsItsDatabaseAndSeesNoOther() throws Exception {
        Login orders = database.database("orders");
        database.database("loot");

        try (Connection connection = open(orders);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema own");
            statement.execute("create table own.t (id int)");
            statement.execute("create table u (id int)");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url("loot"), orders.user(), orders.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatLiesInTheFolderIsOurs() throws Exception {
        database.database("orders");
        Path folder = database.dataDirectory();

        assertThat(modeOf(folder)).isEqualTo("rwx------");
        for (String file : List.of("postgres.password", "orders.password")) {
            assertThat(modeOf(folder.resolve(file))).isEqualTo("rw-------");
        }
    }

    @Test
    @EnabledIf("canBeSomebodyElse")
    void somebodyElseReadsNothingThere() throws Exception {
        database.database("orders");
        for (String file : List.of("orders.password", "postgres.password", "postgres/PG_VERSION", "postgres.log")) {
            assertThat(asNobody("cat", database.dataDirectory().resolve(file).toString()))
                    .isNotZero();
        }
        assertThat(asNobody("true")).isZero();
    }

    @Test
    void aDatabaseThatLetEverybodyInIsNotStarted() throws Exception {
        Path earlier = directory.resolve("earlier");
        Files.createDirectories(earlier.resolve("postgres"));
        Files.writeString(earlier.resolve("postgres/PG_VERSION"), "17");

        assertThatThrownBy(() -> EmbeddedDatabase.start(0, earlier))
                .isInstanceOf(EarlierDatabaseException.class)
                .hasMessageContaining("./mainstay up --fresh");
    }

    @Test
    void aFolderThatOthersCanWriteToIsRefused() throws Exception {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("database"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(0, open)).isInstanceOf(NotPrivateException.class);
        assertThatThrownBy(() -> EmbeddedBroker.start(0, open)).isInstanceOf(NotPrivateException.class);
        assertThatThrownBy(() -> PostgresBinaries.inTurn(open, path -> path)).isInstanceOf(NotPrivateException.class);
        assertThatThrownBy(() -> PrivateFolder.at(link)).isInstanceOf(NotPrivateException.class);
    }

    @Test
    @EnabledIf("canBeSomebodyElse")
    void aFolderThatSomebodyElseMadeIsRefused() throws Exception {
        Path theirs = Files.createDirectory(directory.resolve("theirs"));
        assertThat(new ProcessBuilder("chown", "nobody", theirs.toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThatThrownBy(() -> PrivateFolder.at(theirs))
                .isInstanceOf(NotPrivateException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void theProgramsAreUnpackedWhereNobodyElseCanWrite() throws Exception {
        Path programs = Files.createDirectory(directory.resolve("programs"));

        Path unpacked = PostgresBinaries.inTurn(programs, path -> {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx")); // as the library does
            return path;
        });

        assertThat(modeOf(unpacked)).isEqualTo("rwx------");
        assertThat(modeOf(programs)).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersCouldReadIsClosed() throws Exception {
        Path readable = Files.createDirectory(directory.resolve("readable"));
        Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(modeOf(PrivateFolder.at(readable))).isEqualTo("rwx------");
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + name;
    }

    private static Connection open(Login login) throws SQLException {
        return DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }

    private static String modeOf(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    static boolean canBeSomebodyElse() {
        return "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/usr/bin/setpriv"));
    }

    private static int asNobody(String... command) throws Exception {
        List<String> all = Stream.concat(
                        Stream.of("/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
                        Stream.of(command))
                .toList();
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
