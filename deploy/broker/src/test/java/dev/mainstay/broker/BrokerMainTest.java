package dev.mainstay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.events.Topic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a real broker without security; {@link RightsOnABrokerTest} has one with it. */
class BrokerMainTest {
    private static final String SCANS = Topic.SCAN_RESULTS.topicName();
    private static final int ALL = 15;

    @TempDir
    Path folder;

    @Test
    void topicsAreMadeOnceAndThoseOfAnEarlierReleaseGetTodaysSettings() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            // Given
            admin.createTopics(List.of(new NewTopic(SCANS, 12, (short) 1)
                            .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "262144"))))
                    .all()
                    .get();
            String[] check = {"check", "--bootstrap", broker.bootstrapServers(), "--replicas", "1", "--topics-only"};

            // When
            Said before = run(check);
            Said apply = run("apply", "--bootstrap", broker.bootstrapServers(), "--replicas", "1", "--topics-only");

            // Then
            assertThat(before.status()).isEqualTo(BrokerMain.DIFFERS);
            assertThat(apply.status()).isEqualTo(BrokerMain.RIGHT);
            assertThat(apply.out()).containsExactlyElementsOf(before.out()).hasSize(ALL);
            assertThat(apply.out().get(1))
                    .startsWith("change   topic scan.results.v1: max.message.bytes 262144 -> 8519680");
            // The broker hears of it from the controller.
            await().untilAsserted(() -> assertThat(run(check).status()).isEqualTo(BrokerMain.RIGHT));
            assertThat(run(check).out()).hasSize(ALL).allMatch(line -> line.startsWith("right    topic "));
            assertThat(setting(admin, Topic.SCAN_RESULTS.deadLetters("patch-service"), "max.message.bytes"))
                    .isEqualTo(Integer.toString(Topic.SCAN_RESULTS.maxMessageBytes()));
            assertThat(admin.listTopics().names().get()).hasSize(ALL);
        }
    }

    @Test
    void aTopicWithOtherPartitionsIsLeftAndTheOthersAreMade() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(SCANS, 3, (short) 1))).all().get();

            Said apply = run("apply", "--bootstrap", broker.bootstrapServers(), "--replicas", "1", "--topics-only");

            assertThat(apply.status()).isEqualTo(BrokerMain.DIFFERS);
            assertThat(apply.out())
                    .anyMatch(line -> line.startsWith("refused  topic scan.results.v1: it has 3 partitions"));
            // The broker hears of them from the controller.
            await().untilAsserted(
                            () -> assertThat(admin.listTopics().names().get()).hasSize(ALL));
        }
    }

    @Test
    void aBrokerWithoutAnAuthorizerIsNotRight() {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            Said apply = run("apply", "--bootstrap", broker.bootstrapServers(), "--replicas", "1");

            assertThat(apply.status()).isEqualTo(BrokerMain.DIFFERS);
            assertThat(apply.out()).last().asString().contains("no authorizer");
        }
    }

    @Test
    void nobodyThereIsOneLine() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Path config = Files.writeString(
                folder.resolve("client.properties"),
                "bootstrap.servers=127.0.0.1:" + nobody + "\ndefault.api.timeout.ms=1000\nrequest.timeout.ms=500\n");

        Said said = run("check", "--config", config.toString());

        assertThat(said.status()).isEqualTo(BrokerMain.BROKER);
        assertThat(said.err()).singleElement().asString().startsWith("The broker does not list topics: Timeout");
    }

    @Test
    void whatCannotBeMeantIsSaidAndNothingIsDone() throws Exception {
        Path broken = Files.writeString(folder.resolve("topics.yaml"), "partitions: 12\n");

        assertThat(run().err()).first().isEqualTo("Which command?");
        assertThat(run("destroy").err()).first().isEqualTo("Not understood: destroy");
        assertThat(run("check").err()).first().asString().startsWith("Which broker?");
        assertThat(run("check", "--replicas", "0").err()).first().asString().startsWith("--replicas is not");
        assertThat(run("check", "--principal", "{login}").err())
                .first()
                .asString()
                .startsWith("--principal begins");
        assertThat(run("login", "a").err()).first().isEqualTo("login needs a name and --password-file");
        assertThat(run("check", "--config", folder.resolve("none").toString()).err())
                .first()
                .asString()
                .startsWith("The file of --config cannot be read");
        assertThat(run("print", "--topics", broken.toString()))
                .isEqualTo(new Said(
                        BrokerMain.USAGE,
                        List.of(),
                        List.of("The topics file cannot be used: partitions and replicas are 1 or more")));
        assertThat(run("print", "--topics", folder.resolve("none").toString()).status())
                .isEqualTo(BrokerMain.USAGE);
    }

    @Test
    void printAsksNobody() {
        Said said = run("print", "--principal", "User:CN={login}");

        assertThat(said.status()).isEqualTo(BrokerMain.RIGHT);
        assertThat(said.out()).hasSize(ALL + 29).contains("User:CN=patch-service may WRITE TOPIC patch.decisions.v1");
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return Objects.requireNonNull(config).get(name).value();
    }

    /** What the command said, by line, and how it ended. */
    record Said(int status, List<String> out, List<String> err) {}

    static Said run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = BrokerMain.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(status, lines(out), lines(err));
    }

    private static List<String> lines(ByteArrayOutputStream written) {
        return new ArrayList<>(written.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
