package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** Topics on a real broker. */
class LocalTopicsTest {
    private static final String SCANS = Topic.SCAN_RESULTS.topicName();

    @Test
    void topicsOfAnEarlierReleaseGetTodaysSettings() throws Exception {
        try (EmbeddedBroker started = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, started.bootstrapServers()))) {
            String broker = started.bootstrapServers();
            admin.createTopics(List.of(new NewTopic(SCANS, 3, (short) 1)
                            .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "262144"))))
                    .all()
                    .get();

            LocalTopics.create(broker);
            LocalTopics.create(broker);

            // The broker hears of it from the controller.
            String todays = Integer.toString(Topic.SCAN_RESULTS.maxMessageBytes());
            await().untilAsserted(
                            () -> assertThat(maxMessageBytes(admin, SCANS)).isEqualTo(todays));
            assertThat(maxMessageBytes(admin, Topic.SCAN_RESULTS.deadLetters("patch-service")))
                    .isEqualTo(todays);
            assertThat(admin.listTopics().names().get()).hasSize(Topic.values().length + 9);
        }
    }

    private static String maxMessageBytes(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return Objects.requireNonNull(config)
                .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .value();
    }
}
