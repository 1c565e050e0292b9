package dev.mainstay.scanner;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What is on the real topics. */
public final class Topics {
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestPlatform.bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    private Topics() {}

    /** An event as it was published. */
    public record Published(String type, JsonNode data) {}

    /** Publishes as patch-service would. */
    public static void publishBytes(EventType type, UUID key, byte[] data) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(type.topic().topicName(), key.toString(), data);
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", UUID.randomUUID().toString());
        header(event, "ce_type", type.wireName());
        header(event, "ce_source", "/mainstay/patch-service");
        header(event, "ce_time", Instant.now().toString());
        header(event, "content-type", "application/json");
        try {
            PRODUCER.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes a snapshot as patch-service would. */
    public static void publish(EventType type, UUID key, Object snapshot) {
        try {
            publishBytes(type, key, EventJson.mapper().writeValueAsBytes(snapshot));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the service has taken all that patch-service has published up to now. */
    public static void awaitTaken() {
        await().until(() -> notTaken().isEmpty());
    }

    private static Set<TopicPartition> notTaken() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestPlatform.bootstrapServers(), "group.id", "scanner-service"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = Stream.of(Topic.PATCH_DECISIONS, Topic.PATCH_JOBS)
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
            return partitions.stream()
                    .filter(partition -> Objects.requireNonNull(ends.get(partition)) > offset(committed.get(partition)))
                    .collect(Collectors.toSet());
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

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
