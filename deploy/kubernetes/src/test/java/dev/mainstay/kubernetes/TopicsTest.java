package dev.mainstay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics and access rules of the chart against the contract: the enum {@link Topic} and what the services read. */
class TopicsTest {
    private static final JsonNode FILE = Chart.yaml(Chart.FOLDER.resolve("files/topics.yaml"));

    private final Manifests manifests = Chart.rendered("operators");

    @Test
    void theFileNamesTheTopicsOfTheContract() {
        List<String> names = new ArrayList<>();
        FILE.path("topics").forEach(topic -> names.add(topic.path("name").asText()));

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Topic.values()).stream().map(Topic::topicName).toList());
        assertThat(FILE.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        assertThat(Duration.parse(FILE.at("/deadLetters/retention").asText())).isEqualTo(Topic.DEAD_LETTER_RETENTION);
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsMadeAsTheContractSays(Topic topic) {
        JsonNode made = manifests.of("KafkaTopic", topic.topicName());

        assertThat(made.at("/spec/partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        assertThat(made.at("/spec/replicas").asInt()).isEqualTo(3);
        JsonNode config = made.at("/spec/config");
        assertThat(config.path("cleanup.policy").asText())
                .isEqualTo(topic.cleanup().policy());
        assertThat(config.path("max.message.bytes").asInt()).isEqualTo(topic.maxMessageBytes());
        assertThat(config.path("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(config.path("retention.ms").isMissingNode())
                .isEqualTo(topic.retention().isEmpty());
        topic.retention()
                .ifPresent(retention ->
                        assertThat(config.path("retention.ms").asLong()).isEqualTo(retention.toMillis()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner-service", "patch-service", "report-service"})
    void aServiceReadsWhatItsConfigurationSaysAndHasDeadLettersForIt(String service) {
        Set<String> read = new TreeSet<>();
        FILE.path("topics")
                .forEach(topic -> topic.path("readers").forEach(reader -> {
                    if (reader.asText().equals(service)) {
                        read.add(topic.path("name").asText());
                    }
                }));

        assertThat(read).isEqualTo(Documented.topicsRead(service));
        for (Topic topic : Topic.values()) {
            if (read.contains(topic.topicName())) {
                JsonNode letters = manifests.of("KafkaTopic", topic.deadLetters(service));
                assertThat(letters.at("/spec/config/max.message.bytes").asInt()).isEqualTo(topic.maxMessageBytes());
                assertThat(letters.at("/spec/config/cleanup.policy").asText()).isEqualTo("delete");
                assertThat(letters.at("/spec/config/retention.ms").asLong())
                        .isEqualTo(Topic.DEAD_LETTER_RETENTION.toMillis());
            }
        }
    }

    @Test
    void nothingIsMadeBesideThem() {
        assertThat(manifests.of("KafkaTopic")).hasSize(Topic.values().length + 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner-service", "patch-service", "report-service"})
    void aServiceMayDoItsWorkAndNothingElse(String service) {
        Set<String> wanted = new TreeSet<>();
        FILE.path("topics").forEach(topic -> {
            String name = topic.path("name").asText();
            boolean oneOfSeveral = topic.path("writers")
                    .valueStream()
                    .anyMatch(each -> each.asText().equals(service));
            if (oneOfSeveral || topic.path("writer").asText().equals(service)) {
                wanted.add("topic " + name + " Write");
            }
            if (Documented.topicsRead(service).contains(name)) {
                wanted.add("topic " + name + " Read");
                wanted.add("topic " + name + "." + service + ".dlq Write");
            }
        });
        wanted.add("group " + service + " Read");

        Set<String> given = new TreeSet<>();
        for (JsonNode rule : manifests.of("KafkaUser", service).at("/spec/authorization/acls")) {
            assertThat(rule.at("/resource/patternType").asText()).isEqualTo("literal");
            StringBuilder line = new StringBuilder(rule.at("/resource/type").asText() + " "
                    + rule.at("/resource/name").asText());
            rule.path("operations").forEach(operation -> line.append(' ').append(operation.asText()));
            given.add(line.toString());
        }

        assertThat(given).isEqualTo(wanted);
    }

    @Test
    void oneBrokerHoldsEachRecordOnce() {
        Manifests small = Chart.rendered("operators", Map.of("kafka.strimzi.brokers", 1));

        assertThat(small.of("KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(1);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(1);
        });
    }
}
