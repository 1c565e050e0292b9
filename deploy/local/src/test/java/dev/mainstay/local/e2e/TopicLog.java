package dev.mainstay.local.e2e;

import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on the five topics, from their beginning to now, in the order of each partition. */
final class TopicLog {
    private static final Duration POLL = Duration.ofMillis(500);

    private TopicLog() {}

    /** Reads until the ends that the topics had when it began. */
    static List<Fact> read(String bootstrapServers) {
        return records(bootstrapServers).stream().map(TopicLog::fact).toList();
    }

    /** As {@link #read}, whatever the records are. */
    static List<ConsumerRecord<String, byte[]>> records(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "enable.auto.commit", false);
        List<TopicPartition> partitions = Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.AUDIT_ENTRIES) // has entries, no snapshots
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .toList();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /** The payloads of one kind, in the order read; a record that was sent twice is there twice. */
    static <T extends Record> Stream<T> of(List<Fact> facts, Class<T> kind) {
        return facts.stream().map(Fact::payload).filter(kind::isInstance).map(kind::cast);
    }

    private static Fact fact(ConsumerRecord<String, byte[]> record) {
        EventType type = EventType.of(header(record, "ce_type"))
                .orElseThrow(() -> new AssertionError("Unknown type on " + record.topic()));
        if (!type.topic().topicName().equals(record.topic())) {
            throw new AssertionError(type + " on " + record.topic());
        }
        try {
            return new Fact(
                    type,
                    header(record, "ce_id"),
                    record.key(),
                    EventJson.mapper().readValue(record.value(), type.payload()));
        } catch (IOException e) {
            throw new UncheckedIOException("Unreadable record on " + record.topic(), e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name), name).value(), StandardCharsets.UTF_8);
    }
}
