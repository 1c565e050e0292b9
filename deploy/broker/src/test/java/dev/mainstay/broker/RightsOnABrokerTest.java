package dev.mainstay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainstay.architecture.TestAuthority;
import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.embedded.security.BrokerSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped file on a real broker with TLS, SCRAM and an authorizer: each service's login tries everything, and what is not
 * refused is what the service needs.
 */
class RightsOnABrokerTest {
    private static final String ELSE = "orders";
    private static final Set<String> GROUPS =
            Set.of("scanner-service", "patch-service", "report-service", "orders-service");

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static Path authority;
    private static Path administrator;
    private static Set<String> topics;

    @BeforeAll
    static void start() throws Exception {
        TestAuthority ca = new TestAuthority("Test authority");
        authority = ca.write(folder.resolve("ca.pem"));
        broker = EmbeddedBroker.start(new BrokerSecurity(
                ca.issue("broker", "127.0.0.1", "localhost").writeAll(folder.resolve("broker.pem")),
                authority,
                "broker",
                "administrator",
                "administrators"));
        administrator = config("administrator", "administrators");
        for (String login : Set.of("scanner-service", "patch-service", "report-service", "stranger")) {
            String password = Files.writeString(folder.resolve(login + ".password"), "secret-of-" + login + "\n")
                    .toString();
            assertThat(BrokerMainTest.run(
                                    "login", login, "--password-file", password, "--config", administrator.toString())
                            .status())
                    .isEqualTo(BrokerMain.RIGHT);
            ca.issue(login).writeAll(folder.resolve(login + ".pem"));
        }
        apply();
        topics = Stream.concat(WantedTopic.of(TopicsFile.shipped()).stream().map(WantedTopic::name), Stream.of(ELSE))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Object> settings = client("administrator", "administrators");
        try (Admin admin = Admin.create(settings);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(ELSE, 1, (short) 1))).all().get();
            for (String topic : topics) {
                producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}))
                        .get();
            }
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static void apply() {
        await().untilAsserted(() -> {
            BrokerMainTest.run("apply", "--replicas", "1", "--config", administrator.toString());
            assertThat(BrokerMainTest.run("check", "--replicas", "1", "--config", administrator.toString())
                            .status())
                    .isEqualTo(BrokerMain.RIGHT);
        });
    }

    @Test
    void scannerServiceDoesItsWorkAndNothingElse() {
        assertThat(attempts("scanner-service"))
                .isEqualTo(allowed(
                        "scanner-service",
                        Set.of(
                                "estate.hosts.v1",
                                "scan.results.v1",
                                "patch.jobs.v1.scanner-service.dlq",
                                "patch.decisions.v1.scanner-service.dlq",
                                "audit.entries.v1"),
                        Set.of("patch.jobs.v1", "patch.decisions.v1")));
    }

    @Test
    void patchServiceDoesItsWorkAndNothingElse() {
        assertThat(attempts("patch-service"))
                .isEqualTo(allowed(
                        "patch-service",
                        Set.of(
                                "patch.jobs.v1",
                                "patch.rollouts.v1",
                                "patch.decisions.v1",
                                "estate.hosts.v1.patch-service.dlq",
                                "scan.results.v1.patch-service.dlq",
                                "audit.entries.v1"),
                        Set.of("estate.hosts.v1", "scan.results.v1")));
    }

    @Test
    void reportServiceDoesItsWorkAndNothingElse() {
        assertThat(attempts("report-service"))
                .isEqualTo(allowed(
                        "report-service",
                        Set.of(
                                "estate.hosts.v1.report-service.dlq",
                                "scan.results.v1.report-service.dlq",
                                "patch.jobs.v1.report-service.dlq",
                                "patch.rollouts.v1.report-service.dlq",
                                "patch.decisions.v1.report-service.dlq",
                                "audit.entries.v1"),
                        Set.of(
                                "estate.hosts.v1",
                                "scan.results.v1",
                                "patch.jobs.v1",
                                "patch.rollouts.v1",
                                "patch.decisions.v1")));
    }

    @Test
    void aLoginThatTheFileDoesNotKnowMayDoNothing() {
        assertThat(attempts("stranger")).isEmpty();
    }

    @Test
    void aCertificateIsAsGoodAsAPassword() throws Exception {
        Map<String, Object> settings = withCertificate("patch-service", broker.certificatesPort());

        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("patch.jobs.v1", new byte[] {2}, new byte[] {2}))
                    .get();
            assertThatThrownBy(
                            () -> producer.send(new ProducerRecord<>("scan.results.v1", new byte[] {2}, new byte[] {2}))
                                    .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void theControllerTakesNobodyWithoutACertificateAndAServiceIsNobodyThere() {
        Map<String, Object> service = withCertificate("patch-service", broker.controllerPort());
        service.put("bootstrap.controllers", service.remove("bootstrap.servers"));
        Map<String, Object> nobody = new HashMap<>(service);
        nobody.keySet().removeIf(name -> name.startsWith("ssl.keystore"));

        assertThat(failure(service)).isInstanceOf(AuthorizationException.class);
        assertThat(failure(nobody)).isInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void whoDoesNotSignInAsSomebodyIsNotLetIn() {
        Map<String, Object> without = withCertificate("patch-service", broker.certificatesPort());
        without.keySet().removeIf(name -> name.startsWith("ssl.keystore"));
        Map<String, Object> foreign = withCertificate("patch-service", broker.certificatesPort());
        foreign.put(
                "ssl.keystore.location",
                new TestAuthority("Test authority")
                        .issue("broker")
                        .writeAll(folder.resolve("foreign.pem"))
                        .toString());
        Map<String, Object> believesOthers = client("patch-service", "secret-of-patch-service");
        believesOthers.put(
                "ssl.truststore.location",
                new TestAuthority("Another")
                        .write(folder.resolve("another.pem"))
                        .toString());

        assertThat(failure(client("patch-service", "secret-of-report-service")))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThat(failure(client("unknown", "secret"))).isInstanceOf(SaslAuthenticationException.class);
        assertThat(failure(without)).isInstanceOf(SslAuthenticationException.class);
        assertThat(failure(foreign)).isInstanceOf(SslAuthenticationException.class);
        assertThat(failure(believesOthers)).isInstanceOf(SslAuthenticationException.class);
    }

    @ParameterizedTest
    @CsvSource({"PREFIXED, patch.", "LITERAL, *", "LITERAL, scan.results.v1"})
    void aForeignRightIsToldAndTakenAwayOnRequest(PatternType pattern, String name) throws Exception {
        AclBinding foreign = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, name, pattern),
                new AccessControlEntry("User:stranger", "*", AclOperation.READ, AclPermissionType.ALLOW));
        try (Admin admin = Admin.create(client("administrator", "administrators"))) {
            admin.createAcls(List.of(foreign)).all().get();
            String[] apply = {"apply", "--replicas", "1", "--config", administrator.toString()};

            await().untilAsserted(() -> assertThat(BrokerMainTest.run(apply).out())
                    .anyMatch(line -> line.startsWith("foreign  User:stranger may READ TOPIC " + name))
                    .last()
                    .asString()
                    .startsWith("left     1 rights"));
            assertThat(BrokerMainTest.run("apply", "--replicas", "1", "--revoke", "--config", administrator.toString())
                            .status())
                    .isEqualTo(BrokerMain.RIGHT);

            await().untilAsserted(() -> assertThat(
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .doesNotContain(foreign)
                    .hasSize(Rights.of(TopicsFile.shipped(), BrokerSetup.SCRAM_PRINCIPAL)
                            .size()));
        }
    }

    private static Set<String> attempts(String login) {
        return new Attempts(client(login, "secret-of-" + login), topics, GROUPS).succeeded();
    }

    /** What a service may do that writes and reads these. */
    private static Set<String> allowed(String service, Set<String> writes, Set<String> reads) {
        Set<String> allowed = new TreeSet<>();
        writes.forEach(topic -> allowed.addAll(Set.of("WRITE topic " + topic, "DESCRIBE topic " + topic)));
        reads.forEach(topic -> allowed.addAll(Set.of("READ topic " + topic, "DESCRIBE topic " + topic)));
        allowed.addAll(Set.of(
                "JOIN group " + service,
                "DESCRIBE group " + service,
                "OFFSETS of group " + service,
                "COMMIT in group " + service));
        return allowed;
    }

    private static Throwable failure(Map<String, Object> settings) {
        try (Admin admin = Admin.create(settings)) {
            admin.describeAcls(AclBindingFilter.ANY).values().get();
            throw new AssertionError("It was let in");
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> client(String login, String password) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + login
                        + "\" password=\"" + password + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString()));
    }

    private static Map<String, Object> withCertificate(String login, int port) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                folder.resolve(login + ".pem").toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString()));
    }

    private static Path config(String login, String password) throws IOException {
        return Files.writeString(
                folder.resolve(login + ".properties"),
                client(login, password).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n")));
    }
}
