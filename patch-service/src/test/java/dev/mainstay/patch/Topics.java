package dev.mainstay.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.embedded.TestTopics;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import dev.mainstay.messaging.signature.EventSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What scanner-service puts on the real topics and what this service does. */
public final class Topics {
    private Topics() {}

    /** An event as it was published. */
    public record Published(String type, JsonNode data) {}

    /** Publishes as scanner-service would, signed. */
    public static void publish(EventType type, UUID key, Object data) {
        publish(type, key, data, Topics::sign);
    }

    /** Publishes as somebody would who can write to the broker and has no key. */
    public static void forge(EventType type, UUID key, Object data) {
        publish(type, key, data, event -> {});
    }

    private static void sign(ProducerRecord<String, byte[]> event) {
        EventSignature.sign(
                Platform.scannersKey(),
                List.of(new EventSignature.Unsigned(event.topic(), event.key(), event.headers(), event.value())));
    }

    private static void publish(EventType type, UUID key, Object data, Consumer<ProducerRecord<String, byte[]>> last) {
        try {
            TestTopics.publish(
                    type.topic().topicName(),
                    key,
                    type.wireName(),
                    "/mainstay/scanner-service",
                    EventJson.mapper().writeValueAsBytes(data),
                    last);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything published under the key so far, in order. */
    public static List<Published> about(Topic topic, UUID key) {
        return TestTopics.about(topic.topicName(), key).stream()
                .map(Topics::published)
                .toList();
    }

    private static Published published(TestTopics.Published event) {
        try {
            return new Published(event.type(), EventJson.mapper().readTree(event.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types published under the key so far, in order. */
    public static List<String> types(Topic topic, UUID key) {
        return about(topic, key).stream().map(Published::type).toList();
    }

    /** Partitions with records up to now that the service's group has not committed yet. */
    public static Set<TopicPartition> notTaken() {
        return TestTopics.notTaken(
                "patch-service",
                Stream.of(Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS).map(Topic::topicName));
    }
}
