package dev.mainstay.embedded;

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
import java.util.function.Consumer;
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

/** What is put on the topics of the shared test broker, and what is on them. */
public final class TestTopics {
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

    private TestTopics() {}

    /** A CloudEvent as it was published. */
    @SuppressWarnings("ArrayRecordComponent") // only read
    public record Published(String type, byte[] data) {}

    /** Publishes a CloudEvent in binary mode and waits until the broker has it. */
    public static void publish(String topic, UUID key, String type, String source, byte[] data) {
        publish(topic, key, type, source, data, event -> {});
    }

    /**
     * Publishes a CloudEvent that somebody changes first.
     *
     * @param last is given the event before it leaves: to sign it, or to spoil it
     */
    public static void publish(
            String topic,
            UUID key,
            String type,
            String source,
            byte[] data,
            Consumer<ProducerRecord<String, byte[]>> last) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key.toString(), data);
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", UUID.randomUUID().toString());
        header(event, "ce_type", type);
        header(event, "ce_source", source);
        header(event, "ce_time", Instant.now().toString());
        header(event, "content-type", "application/json");
        last.accept(event);
        try {
            PRODUCER.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The event cannot be published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything published under the key so far, in order. */
    public static List<Published> about(String topic, UUID key) {
        List<Published> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                consumer(Map.of("bootstrap.servers", TestPlatform.bootstrapServers()))) {
            Set<TopicPartition> partitions = partitions(consumer, Stream.of(topic));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    if (key.toString().equals(event.key())) {
                        String type =
                                new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                        found.add(new Published(type, event.value()));
                    }
                }
            }
        }
        return found;
    }

    /** Partitions with records up to now that the group has not committed yet. */
    public static Set<TopicPartition> notTaken(String group, Stream<String> topics) {
        try (KafkaConsumer<String, byte[]> consumer =
                consumer(Map.of("bootstrap.servers", TestPlatform.bootstrapServers(), "group.id", group))) {
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

    private static Set<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Stream<String> topics) {
        return topics.flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }
}
