package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.TestAuthority;
import dev.mainstay.broker.TopicsFile;
import dev.mainstay.local.fleet.Fleet;
import dev.mainstay.local.fleet.HostLine;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Demo;
import dev.mainstay.local.launcher.EventKey;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.SampleEstate;
import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.local.launcher.ServiceProcess;
import dev.mainstay.local.windows.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The packaged services on a broker and a database that let nobody do more than the shipped files say: one loop from a scan to a
 * row of the report, and then what each login must not. What a login must not on the broker is in RightsOnABrokerTest.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProtectedWiresIT {
    private static final String HOST = "proxy11.harbour.example";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Map<ServiceName, Child> SERVICES = new EnumMap<>(ServiceName.class);
    private static final Map<ServiceName, Integer> TLS_PORTS = new EnumMap<>(ServiceName.class);
    private static Path folder;
    private static ProtectedStores stores;

    @BeforeAll
    static void start() throws Exception {
        folder = DemoRun.folder("protected-wires");
        Files.createDirectories(folder);
        stores = new ProtectedStores(folder);
        EventKey eventKey = EventKey.in(folder.resolve("event-key"));
        List<Thread> starting = new ArrayList<>();
        for (ServiceName name : ServiceName.values()) {
            int port = DemoRun.freePort();
            TLS_PORTS.put(name, port);
            TestAuthority.Issued certificate = stores.authority.issue(name.module(), "localhost");
            Map<String, String> environment = new HashMap<>(stores.environment(name));
            environment.putAll(eventKey.environment(name));
            environment.put("MAINSTAY_ESTATE_SIMULATED", "true");
            environment.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
            // What watches and asks in this test does so over http.
            environment.put("QUARKUS_HTTP_INSECURE_REQUESTS", "enabled");
            SERVICES.put(
                    name,
                    ServiceProcess.of(
                            name,
                            DemoRun.packaged(name.module()),
                            DemoRun.freePort(),
                            new ServiceProcess.Place(folder, folder.resolve(name.module() + ".log")),
                            List.of(
                                    "-Dquarkus.tls.key-store.pem.rest.cert="
                                            + certificate.writeChain(folder.resolve(name.module() + ".pem")),
                                    "-Dquarkus.tls.key-store.pem.rest.key="
                                            + certificate.writeKey(folder.resolve(name.module() + ".key"))),
                            environment));
        }
        for (Child service : SERVICES.values()) {
            starting.add(Thread.ofPlatform().start(service::start));
        }
        for (Thread each : starting) {
            each.join();
        }
        assertThat(SERVICES.values()).allMatch(Child::alive);
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(Child::stop);
        if (stores != null) {
            stores.close();
        }
    }

    @Test
    @Order(1)
    void aHostIsScannedPatchedAndReported() throws Exception {
        // Given
        String hosts = "fqdn,site,kind\n" + HOST + ",Rotterdam,PLAIN\n";
        Http.post(
                address(ServiceName.SCANNER).resolve("/api/v1/hosts/imports"),
                "text/csv",
                hosts.getBytes(StandardCharsets.UTF_8));
        Demo demo = new Demo(address(ServiceName.SCANNER), address(ServiceName.PATCH));
        demo.declineUnwanted();
        demo.startRollout("Protected");
        List<HostLine> machine = demo.withTokens(SampleEstate.machines().stream()
                .filter(line -> line.machine().fqdn().equals(HOST))
                .toList());
        Fleet.Settings settings = new Fleet.Settings(
                folder.resolve("machines"),
                orderKey(),
                URI.create("https://localhost:" + TLS_PORTS.get(ServiceName.SCANNER)),
                URI.create("https://localhost:" + TLS_PORTS.get(ServiceName.PATCH)),
                new Pace(2400),
                Duration.ofMillis(300),
                Map.of("trust.certificates", stores.trusted().toString()));

        // When
        try (Fleet fleet = Fleet.start(machine, settings, Clock.systemUTC())) {
            assertThat(fleet).isNotNull();
            await("a job that succeeded, in the report")
                    .atMost(PATIENCE)
                    .ignoreException(Http.Refused.class)
                    .until(() -> succeeded().size() >= 1);
            await("the host is compliant").atMost(PATIENCE).until(() -> compliant() == 1);
        }

        // Then
        assertThat(succeeded()).allMatch(job -> job.path("fqdn").asText().equals(HOST));
    }

    /** The relay's own login writes them; ADR 0026: what nobody signed is parked by each who reads the topic. */
    @Test
    @Order(2)
    void whatIsForgedEndsInTheDeadLettersOfEachReader() throws Exception {
        Map<String, Object> administrator = stores.client("administrator", "administrators");
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(administrator, new ByteArraySerializer(), new ByteArraySerializer());
                Admin admin = Admin.create(administrator)) {
            List<TopicsFile.Entry> topics = TopicsFile.shipped().topics();
            for (TopicsFile.Entry topic : topics) {
                producer.send(new ProducerRecord<>(topic.name(), 0, new byte[] {'x'}, new byte[] {'x'}))
                        .get();
            }

            for (TopicsFile.Entry topic : topics) {
                for (String group : topic.readers()) {
                    String letters = topic.name() + "." + group + ".dlq";
                    await(letters).atMost(PATIENCE).until(() -> records(admin, letters) == 1);
                }
            }
        }
    }

    @Test
    @Order(3)
    void aServicesLoginOwnsNothingAndGetsIntoNoOtherDatabase() throws Exception {
        for (ServiceName name : ServiceName.values()) {
            String own = name.database();
            Properties login = stores.verified(own, ProtectedStores.password(own));
            for (ServiceName other : ServiceName.values()) {
                if (other != name) {
                    assertThatThrownBy(() -> DriverManager.getConnection(stores.server() + other.database(), login))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("42501"));
                }
            }
            try (Connection connection = DriverManager.getConnection(stores.server() + own, login);
                    Statement statement = connection.createStatement()) {
                statement.execute("select count(*) from outbox");
                statement.execute("create temporary table staged_x (id int)");
                statement.execute("select count(*) from flyway_schema_history");
                for (String forbidden : List.of(
                        "create table mine (id int)",
                        "create view mine as select 1 as one",
                        "create function mine() returns int language sql as 'select 1'",
                        "create schema mine",
                        "drop table outbox",
                        "alter table outbox add column mine int",
                        "truncate outbox",
                        "create index mine on outbox (id)",
                        "update flyway_schema_history set success = false",
                        "delete from flyway_schema_history",
                        "insert into flyway_schema_history select * from flyway_schema_history",
                        "update trail_entry set reason = 'mine'",
                        "delete from trail_entry",
                        "truncate trail_entry",
                        "alter table trail_entry disable trigger all",
                        "insert into trail_head (one, number, hash) values (true, 0, 'mine')",
                        "delete from trail_head",
                        "create role mine",
                        "create database mine",
                        "alter role " + own + " superuser",
                        "set role " + own + "_migration",
                        "set role postgres",
                        "alter database " + own + " owner to " + own,
                        "select * from pg_authid",
                        "select pg_read_file('postgresql.conf')",
                        "copy (select 1) to program 'true'",
                        "alter system set fsync = off",
                        "select pg_reload_conf()")) {
                    assertThatThrownBy(() -> statement.execute(forbidden))
                            .as(own + ": " + forbidden)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("42501"));
                }
            }
        }
    }

    @Test
    @Order(4)
    void aMigrationsLoginGetsIntoItsOwnDatabaseAlone() {
        for (ServiceName name : ServiceName.values()) {
            String migration = ProtectedStores.migration(name);
            Properties login = stores.verified(migration, ProtectedStores.password(migration));
            for (ServiceName other : ServiceName.values()) {
                if (other != name) {
                    assertThatThrownBy(() -> DriverManager.getConnection(stores.server() + other.database(), login))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("42501"));
                }
            }
        }
    }

    @Test
    @Order(5)
    void theDatabaseIsReachedWithTlsAloneAndItsCertificateIsLookedAt() {
        String database = stores.server() + "scanner";
        Properties right = stores.verified("scanner", ProtectedStores.password("scanner"));
        Properties plain = new Properties();
        plain.putAll(right);
        plain.setProperty("sslmode", "disable");
        Properties otherAuthority = new Properties();
        otherAuthority.putAll(right);
        otherAuthority.setProperty(
                "sslrootcert",
                new TestAuthority("Estate authority")
                        .write(folder.resolve("another.pem"))
                        .toString());

        assertThatThrownBy(() -> DriverManager.getConnection(database, plain)).hasMessageContaining("pg_hba.conf");
        assertThatThrownBy(() -> DriverManager.getConnection(database, otherAuthority))
                .hasMessageContaining("PKIX path");
        // The certificate is for the address, and not for this name of it.
        assertThatThrownBy(() -> DriverManager.getConnection(database.replace("127.0.0.1", "localhost"), right))
                .hasMessageContaining("localhost");
    }

    @Test
    @Order(6)
    void anotherPasswordIsReadWithoutAStart() throws Exception {
        Child scanner = service(ServiceName.SCANNER);
        long pid = scanner.pid();
        URI hosts = address(ServiceName.SCANNER).resolve("/api/v1/hosts");
        URI ready = address(ServiceName.SCANNER).resolve("/q/health/ready");

        // When: the old one is worth nothing any more, and all that are signed in with it are sent away
        stores.changePassword("scanner", "another");
        stores.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'scanner'");
        await("it says that it cannot sign in").atMost(PATIENCE).until(() -> Http.status(ready) != 200);
        ProtectedStores.write(stores.passwordFile(ServiceName.SCANNER), "another");

        // Then
        await("it signs in with the new one").atMost(PATIENCE).until(() -> Http.status(ready) == 200);
        await("it answers").atMost(PATIENCE).until(() -> Http.status(hosts) == 200);
        assertThat(scanner.pid()).isEqualTo(pid);
        assertThat(scanner.alive()).isTrue();
        assertThat(Http.get(address(ServiceName.SCANNER).resolve("/admin/v1/parked"))
                        .path("items"))
                .as("parked: only what was forged before")
                .hasSizeLessThanOrEqualTo(2);
    }

    private static long records(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < TopicsFile.shipped().partitions(); partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static List<JsonNode> succeeded() {
        return Http.items(address(ServiceName.REPORT).resolve("/api/v1/jobs?state=SUCCEEDED"));
    }

    private static int compliant() {
        int count = 0;
        for (JsonNode row : Http.get(address(ServiceName.REPORT).resolve("/api/v1/compliance?by=site"))) {
            count += row.path("hosts").path("compliant").asInt();
        }
        return count;
    }

    private static Path orderKey() throws IOException {
        try (InputStream key =
                address(ServiceName.PATCH).resolve("/api/v1/order-key").toURL().openStream()) {
            return Files.write(folder.resolve("order-key.pem"), key.readAllBytes())
                    .toAbsolutePath();
        }
    }

    private static Child service(ServiceName name) {
        return java.util.Objects.requireNonNull(SERVICES.get(name));
    }

    private static URI address(ServiceName name) {
        return URI.create("http://127.0.0.1:" + service(name).port());
    }
}
