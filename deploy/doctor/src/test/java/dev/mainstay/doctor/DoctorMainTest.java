package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.embedded.EmbeddedDatabase;
import dev.mainstay.embedded.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command against a real PostgreSQL and a real broker, well and ill. */
class DoctorMainTest {
    @TempDir
    static Path kept;

    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static Login login;
    private static Path publicKey;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start();
        Map<String, Integer> topics = new HashMap<>();
        TopicPlan.of("report-service").used().forEach(topic -> topics.put(topic, 12));
        broker.topics(topics);
        database = EmbeddedDatabase.start();
        login = database.database("report");
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        publicKey = Files.writeString(
                kept.resolve("public.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PUBLIC KEY-----\n");
    }

    @AfterAll
    static void stop() {
        database.close();
        broker.close();
    }

    @BeforeEach
    void settings() throws IOException {
        settings(broker.bootstrapServers(), login.jdbcUrl(), login.password());
    }

    @Test
    void aServiceWithAllItNeedsIsWell() throws Exception {
        JsonNode found = json("report");

        assertThat(texts(found, "wrong")).noneMatch(text -> !text.contains("MiB free"));
        assertThat(codes(found))
                .contains(
                        "settings.there",
                        "database.reached",
                        "database.here",
                        "database.new",
                        "clock.same.database",
                        "broker.reached",
                        "broker.here",
                        "topics.there",
                        "rights.open",
                        "clock.same.broker",
                        "keys.public");
    }

    @Test
    void withTablesOfThisVersionItSaysSo() throws Exception {
        // The fewest that Flyway's history needs for it to be asked.
        try (var connection = java.sql.DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute("create table flyway_schema_history (version text, success boolean)");
            for (String version : MigrationState.shipped("report")) {
                statement.execute("insert into flyway_schema_history values ('" + version + "', true)");
            }

            assertThat(codes(json("report"))).contains("database.current", "database.rights");

            statement.execute("drop table flyway_schema_history");
        }
    }

    @Test
    void linesAreInTheReadersLanguageAndEndWithASummary() throws Exception {
        settings("127.0.0.1:1", login.jdbcUrl(), login.password());

        assertThat(run(Locale.FRENCH, "report", "--folder", folder.toString())).isEqualTo(DoctorMain.ILL);

        assertThat(text(out))
                .containsPattern("FAUX +report +broker +127.0.0.1:1 est injoignable")
                .contains("→ Voyez kafka.bootstrap.servers", "à réparer");
    }

    @Test
    void aWrongPasswordAndAMissingDatabaseAreToldApart() throws Exception {
        settings(broker.bootstrapServers(), login.jdbcUrl(), "another");
        assertThat(codes(json("report"))).contains("database.login");

        settings(broker.bootstrapServers(), login.jdbcUrl().replace("/report", "/elsewhere"), login.password());
        assertThat(codes(json("report"))).containsAnyOf("database.none", "database.login");
    }

    @Test
    void aPasswordInAFileOfItsOwnIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("credentials/report/database-password"), login.password() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        settings(broker.bootstrapServers(), login.jdbcUrl(), "of before");
        Files.writeString(
                folder.resolve("report.properties"),
                "quarkus.datasource.credentials-provider=${CREDENTIALS_DIRECTORY}/database-password\n",
                StandardOpenOption.APPEND);

        assertThat(codes(json("report"))).contains("database.password", "database.reached");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(codes(json("report"))).contains("database.open", "database.reached");

        Files.writeString(file, "\n");
        assertThat(codes(json("report"))).contains("database.nopassword").doesNotContain("database.reached");
    }

    @Test
    void theLoginThatMakesTheTablesIsTriedToo() throws Exception {
        Path settings = folder.resolve("report.properties");
        Files.writeString(settings, "quarkus.flyway.username=" + login.user() + "\n", StandardOpenOption.APPEND);
        assertThat(codes(json("report"))).contains("database.makerout");

        Files.writeString(settings, "quarkus.flyway.password=" + login.password() + "\n", StandardOpenOption.APPEND);
        assertThat(codes(json("report"))).contains("database.maker").doesNotContain("database.makerout");

        Files.writeString(settings, "quarkus.flyway.migrate-at-start=false\n", StandardOpenOption.APPEND);
        assertThat(codes(json("report"))).contains("database.empty").doesNotContain("database.maker");
    }

    @Test
    void serversThatTakeConnectionsAndNeverAnswerAreWaitedForSecondsOnly() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            settings(address, "jdbc:postgresql://" + address + "/report", login.password());
            Instant before = Instant.now();

            assertThat(codes(json("report"))).contains("database.away", "broker.away");

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void secretsThatOthersCanReadAreWrong() throws Exception {
        Files.setPosixFilePermissions(
                folder.resolve("credentials/report/secrets.properties"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(codes(json("report"))).contains("settings.open");
    }

    @Test
    void whatIsMissingIsNamedAndWhatIsNotUnderstoodToo() throws Exception {
        assertThat(codes(json("patch"))).contains("settings.unreadable", "keys.local");
        assertThat(run(Locale.ENGLISH, "edge")).isEqualTo(DoctorMain.USAGE);
        assertThat(text(err)).contains("Not understood: edge", "Usage:");
        assertThat(run(Locale.ENGLISH, "--folder", folder.resolve("none").toString()))
                .isEqualTo(DoctorMain.USAGE);
        assertThat(run(Locale.ENGLISH, "--help")).isEqualTo(DoctorMain.WELL);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRunningProcessIsLookedAtByItsEnvironment() throws Exception {
        ProcessBuilder sleep = new ProcessBuilder("sleep", "60");
        sleep.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                        "QUARKUS_DATASOURCE_JDBC_URL", login.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", login.user(),
                        "QUARKUS_DATASOURCE_PASSWORD", login.password()));
        Process process = sleep.start();
        try {
            run(Locale.ENGLISH, "report", "--process", Long.toString(process.pid()), "--json");

            assertThat(codes(new ObjectMapper().readTree(out.toByteArray())))
                    .contains("database.reached", "broker.away", "keys.unpinned")
                    .doesNotContain("settings.unreadable");
        } finally {
            process.destroyForcibly();
        }
        assertThat(run(Locale.ENGLISH, "report", "--process", "999999999")).isEqualTo(DoctorMain.USAGE);
    }

    @Test
    void settingsInNoFormAreOneLine() throws Exception {
        Files.writeString(folder.resolve("report.properties"), "quarkus.datasource.username=\\u12");

        assertThat(codes(json("report"))).contains("settings.broken");
    }

    private void settings(String servers, String url, String password) throws IOException {
        Files.writeString(
                folder.resolve("report.properties"),
                "kafka.bootstrap.servers=" + servers + "\nquarkus.datasource.jdbc.url=" + url
                        + "\nquarkus.datasource.username=" + login.user()
                        + "\nmainstay.messaging.publishers.scanner.keys=" + publicKey + "\n");
        Path secrets = folder.resolve("credentials/report/secrets.properties");
        Files.createDirectories(secrets.getParent());
        Files.writeString(secrets, "quarkus.datasource.password=" + password + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    }

    private JsonNode json(String service) throws Exception {
        out.reset();
        run(Locale.ENGLISH, service, "--json", "--folder", folder.toString());
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private int run(Locale locale, String... words) throws InterruptedException {
        return DoctorMain.run(
                List.of(words),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                locale);
    }

    private static List<String> codes(JsonNode found) {
        List<String> codes = new ArrayList<>();
        found.forEach(line -> codes.add(line.path("code").asText()));
        return codes;
    }

    private static List<String> texts(JsonNode found, String standing) {
        List<String> texts = new ArrayList<>();
        found.forEach(line -> {
            if (line.path("standing").asText().equals(standing)) {
                texts.add(line.path("text").asText());
            }
        });
        return texts;
    }

    private static String text(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8);
    }
}
