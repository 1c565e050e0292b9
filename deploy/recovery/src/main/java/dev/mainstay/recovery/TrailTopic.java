package dev.mainstay.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What {@code audit.entries.v1} has of the services' trails. It is never emptied: it says also what a restore took back. */
final class TrailTopic {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrailTopic() {}

    /**
     * The highest number of each service's entries that were published from an instant on.
     *
     * @param settings of a Kafka client
     */
    static Map<String, Long> lastNumbers(Map<String, Object> settings, Instant from) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("enable.auto.commit", false);
        Map<String, Long> last = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.AUDIT_ENTRIES.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(partition -> asked.put(partition, from.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(asked);
            for (TopicPartition partition : partitions) {
                @Nullable OffsetAndTimestamp begin = begins.get(partition);
                consumer.seek(partition, begin == null ? Objects.requireNonNull(ends.get(partition)) : begin.offset());
            }
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    take(record.value(), last);
                }
            }
        } catch (KafkaException e) {
            throw new RecoveryFailedException("The trail's topic cannot be read: " + e.getMessage(), e);
        }
        return last;
    }

    private static void take(byte @Nullable [] value, Map<String, Long> last) {
        try {
            JsonNode entry = JSON.readTree(value == null ? new byte[0] : value);
            last.merge(entry.path("service").asText(), entry.path("number").asLong(), Math::max);
        } catch (IOException e) {
            // Somebody else's record: it counts for nothing here.
        }
    }
}
