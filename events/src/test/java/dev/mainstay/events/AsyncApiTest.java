package dev.mainstay.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds asyncapi.yaml, which is written by hand, against {@link Topic} and {@link EventType}. */
class AsyncApiTest {
    private final Contract contract = Contract.current();
    private final JsonNode document = contract.asyncApi();

    @Test
    void channelsAreTheTopicsAndTheDeadLetters() {
        assertThat(document.path("asyncapi").asText()).startsWith("3.");
        assertThat(channels().keySet())
                .containsExactlyInAnyOrderElementsOf(addressesOf(Topic.values(), "{topic}.{group}.dlq"));
    }

    @ParameterizedTest
    @EnumSource
    void channelSaysHowTheTopicIsKept(Topic topic) {
        JsonNode kafka = channel(topic.topicName()).at("/bindings/kafka");

        assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        assertThat(cleanup(kafka)).isEqualTo(topic.cleanup().policy());
        assertThat(kafka.at("/topicConfiguration/retention.ms").asLong(-1))
                .isEqualTo(
                        topic.retention().map(retention -> retention.toMillis()).orElse(-1L));
    }

    @Test
    void deadLettersSayHowTheyAreKept() {
        JsonNode channel = channel("{topic}.{group}.dlq");
        JsonNode kafka = channel.at("/bindings/kafka");

        assertThat(cleanup(kafka)).isEqualTo("delete");
        assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
                .isEqualTo(Topic.DEAD_LETTER_RETENTION.toMillis());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        assertThat(channel.at("/parameters/topic/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(addressesOf(Topic.values()));
        assertThat(Topic.PATCH_JOBS.deadLetters("report-service"))
                .isEqualTo(channel.path("address")
                        .asText()
                        .replace("{topic}", Topic.PATCH_JOBS.topicName())
                        .replace("{group}", "report-service"));
    }

    @ParameterizedTest
    @EnumSource
    void channelCarriesTheTypesOfTheTopicAndNoOthers(Topic topic) {
        assertThat(channel(topic.topicName()).path("messages").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(EventType::wireName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void messageHasItsTypeKeyHeadersAndSchema(EventType type) {
        JsonNode channelMessage =
                channel(type.topic().topicName()).path("messages").path(type.wireName());
        assertThat(channelMessage.path("$ref").asText()).isEqualTo("#/components/messages/" + type.wireName());

        JsonNode message = document.at(channelMessage.path("$ref").asText().substring(1));
        assertThat(message.path("name").asText()).isEqualTo(type.wireName());
        assertThat(message.path("summary").asText()).isNotBlank();
        assertThat(message.at("/headers/properties/ce_type/const").asText()).isEqualTo(type.wireName());
        assertThat(message.at("/payload/$ref").asText()).isEqualTo("./schemas/" + Contract.schemaFile(type.payload()));
        assertThat(contract.folder().resolve(message.at("/payload/$ref").asText()))
                .satisfies(file -> assertThat(Files.isRegularFile(file)).isTrue());

        List<JsonNode> traits = message.path("traits")
                .valueStream()
                .map(ref -> document.at(ref.path("$ref").asText().substring(1)))
                .toList();
        assertThat(traits).hasSize(2);
        assertThat(traits.get(0).at("/headers/required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type");
        assertThat(traits.get(1).at("/bindings/kafka/key/format").asText())
                .isEqualTo(type.topic() == Topic.AUDIT_ENTRIES ? "" : "uuid");
    }

    @Test
    void everyChannelHasAnOperation() {
        assertThat(document.path("operations").findValuesAsText("$ref"))
                .containsExactlyInAnyOrderElementsOf(document.path("channels").properties().stream()
                        .map(channel -> "#/channels/" + channel.getKey())
                        .toList());
    }

    private Map<String, JsonNode> channels() {
        Map<String, JsonNode> byAddress = new TreeMap<>();
        document.path("channels")
                .forEach(channel -> byAddress.put(channel.path("address").asText(), channel));
        return byAddress;
    }

    private JsonNode channel(String address) {
        return requireNonNull(channels().get(address), address);
    }

    private static String cleanup(JsonNode kafka) {
        return String.join(
                ",",
                kafka.at("/topicConfiguration/cleanup.policy")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }

    private static List<String> addressesOf(Topic[] topics, String... more) {
        List<String> addresses = new ArrayList<>(List.of(more));
        Arrays.stream(topics).map(Topic::topicName).forEach(addresses::add);
        return addresses;
    }
}
