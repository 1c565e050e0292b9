package dev.mainstay.scanner;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.embedded.TestTopics;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What patch-service puts on the real topics and what this service does. */
public final class Topics {
    private Topics() {}

    /** An event as it was published. */
    public record Published(String type, JsonNode data) {}

    /** Publishes as patch-service would. */
    public static void publishBytes(EventType type, UUID key, byte[] data) {
        TestTopics.publish(type.topic().topicName(), key, type.wireName(), "/mainstay/patch-service", data);
    }

    /** Publishes a snapshot as patch-service would. */
    public static void publish(EventType type, UUID key, Object snapshot) {
        try {
            publishBytes(type, key, EventJson.mapper().writeValueAsBytes(snapshot));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the service has taken all that patch-service has published up to now. */
    public static void awaitTaken() {
        await().until(() -> TestTopics.notTaken(
                        "scanner-service",
                        Stream.of(Topic.PATCH_DECISIONS, Topic.PATCH_JOBS).map(Topic::topicName))
                .isEmpty());
    }

    /** Everything published about the host so far, in order. */
    public static List<Published> about(Topic topic, UUID host) {
        return TestTopics.about(topic.topicName(), host).stream()
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
}
