package dev.mainstay.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on the real topics. */
public final class Topics {

    private Topics() {}

    /** An event as it was published. */
    public record Published(String type, JsonNode data) {}

    /** Everything published about the host so far, in order. */
    public static List<Published> about(Topic topic, UUID host) {
        List<Published> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestPlatform.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    if (host.toString().equals(event.key())) {
                        found.add(published(event));
                    }
                }
            }
        }
        return found;
    }

    private static Published published(ConsumerRecord<String, byte[]> event) {
        try {
            String type = new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            return new Published(type, EventJson.mapper().readTree(event.value()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
