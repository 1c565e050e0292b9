package dev.mainstay.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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

/** What the services say to each other on the topics of the shared test broker. */
public final class Topics {
    /** Only scanner-service speaks on these, and signs it; patch-service on the others. */
    private static final Set<Topic> SIGNED = EnumSet.of(Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS);

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    TestPlatform.bootstrapServers(),
                    "linger.ms",
                    0,
                    "max.request.size",
                    16 * 1024 * 1024),
            new StringSerializer(),
            new ByteArraySerializer());

    private Topics() {}

    /** An event as it was published. */
    public record Published(String type, JsonNode data) {}

    /** Publishes a snapshot as the service that speaks on its topic, and waits until the broker has it. */
    public static void publish(EventType type, UUID key, Object snapshot) {
        publish(type, key, json(snapshot));
    }

    /** Publishes what may be no snapshot. */
    public static void publish(EventType type, UUID key, byte[] data) {
        ProducerRecord<String, byte[]> event = event(type, key, data);
        if (SIGNED.contains(type.topic())) {
            ScannersKey.sign(event);
        }
        send(event);
    }

    /** Publishes as somebody would who can write to the broker and has no key. */
    public static void forge(EventType type, UUID key, Object snapshot) {
        send(event(type, key, json(snapshot)));
    }

    private static byte[] json(Object snapshot) {
        try {
            return EventJson.mapper().writeValueAsBytes(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A CloudEvent in binary mode. */
    private static ProducerRecord<String, byte[]> event(EventType type, UUID key, byte[] data) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(type.topic().topicName(), key.toString(), data);
        String service = SIGNED.contains(type.topic()) ? "scanner-service" : "patch-service";
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", UUID.randomUUID().toString());
        header(event, "ce_type", type.wireName());
        header(event, "ce_source", "/mainstay/" + service);
        header(event, "ce_time", Instant.now().toString());
        header(event, "content-type", "application/json");
        return event;
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ProducerRecord<String, byte[]> event) {
        try {
            PRODUCER.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The event cannot be published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing", e);
        }
    }

    /** The types published under the key so far, in order. */
    public static List<String> types(Topic topic, UUID key) {
        return about(topic, key).stream().map(Published::type).toList();
    }

    /** Everything published under the key so far, in order. */
    public static List<Published> about(Topic topic, UUID key) {
        return about(topic, key.toString());
    }

    /** Likewise. */
    public static List<Published> about(Topic topic, String key) {
        List<Published> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                consumer(Map.of("bootstrap.servers", TestPlatform.bootstrapServers()))) {
            Set<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(event.key())) {
                        found.add(published(event));
                    }
                }
            }
        }
        return found;
    }

    private static Published published(ConsumerRecord<String, byte[]> event) {
        try {
            return new Published(
                    new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                    EventJson.mapper().readTree(event.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Partitions with records up to now that the service's group has not committed yet. */
    public static Set<TopicPartition> notTaken(String service, Topic... topics) {
        try (KafkaConsumer<String, byte[]> consumer =
                consumer(Map.of("bootstrap.servers", TestPlatform.bootstrapServers(), "group.id", service))) {
            Set<TopicPartition> partitions = partitions(consumer, topics);
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

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Topic... topics) {
        return Arrays.stream(topics)
                .map(Topic::topicName)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }
}
