package dev.mainstay.local.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.architecture.HostileJson;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Whoever may write to the broker: records that nobody should believe, among those that the services publish. */
final class TopicAttack implements AutoCloseable {
    /** What has to become of a record. */
    enum Fate {
        /** Each group that reads the topic sets it aside. */
        PARKED,
        /** It changes nothing and is not set aside: everybody has it already. */
        IGNORED,
        /** Either, or it is taken for what it says about something that only the attacker speaks of. */
        ANY
    }

    /** Where a record lies. */
    record Place(String topic, int partition, long offset) {}

    private final KafkaProducer<String, byte[]> producer;
    private final Random random;
    private final Map<Place, Fate> sent = new HashMap<>();
    private final Set<UUID> forged = new HashSet<>();

    TopicAttack(String bootstrapServers, Random random) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 16 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
        this.random = random;
    }

    /** The records that were sent, and what has to become of each. */
    Map<Place, Fate> sent() {
        return Map.copyOf(sent);
    }

    /** Ids of things that only the attacker spoke of. */
    Set<UUID> forged() {
        return Set.copyOf(forged);
    }

    /** Sends a record that no reader can make anything of. */
    void unreadable() {
        EventType type = type();
        byte[] value = bytes(forgedExample(type).toString());
        RecordHeaders headers = headers(type);
        switch (random.nextInt(8)) {
            case 0 -> value = Arrays.copyOf(value, random.nextInt(1, value.length));
            case 1 -> value = new byte[] {(byte) 0xff, (byte) 0xfe, 0};
            case 2 -> value = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            case 3 -> value = "null".getBytes(StandardCharsets.UTF_8);
            case 4 -> headers.remove("ce_id");
            case 5 -> set(headers, "ce_time", "+999999999-12-31T23:59:59Z");
            case 6 -> set(headers, "content-type", "application/x-java-serialized-object");
            default -> set(headers, "ce_specversion", "9.9");
        }
        send(type.topic(), key(), headers, value, Fate.PARKED);
    }

    /** Sends an event of its own making with one hostile field. */
    void hostileField() {
        EventType type = type();
        ObjectNode example = forgedExample(type);
        byte[] hostile = bytes(HostileJson.one(example, random).json());
        send(type.topic(), key(), headers(type), hostile, signed(type) ? Fate.PARKED : Fate.ANY);
    }

    /** Sends again, byte by byte, what a service published. */
    void again(ConsumerRecord<String, byte[]> real) {
        send(
                real.topic(),
                real.partition(),
                real.key(),
                new RecordHeaders(real.headers().toArray()),
                real.value(),
                Fate.IGNORED);
    }

    /** Sends what a service published, as a version that it cannot have come to. */
    void jump(ConsumerRecord<String, byte[]> real) {
        try {
            ObjectNode data = (ObjectNode) EventJson.mapper().readTree(real.value());
            long[] jumps = {Long.MAX_VALUE, data.path("sequence").asLong() + 50_000_000L, 0, -1};
            data.put("sequence", jumps[random.nextInt(jumps.length)]);
            RecordHeaders headers = new RecordHeaders(real.headers().toArray());
            set(headers, "ce_id", UUID.randomUUID().toString());
            send(real.topic(), real.partition(), real.key(), headers, bytes(data.toString()), Fate.PARKED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private EventType type() {
        EventType[] types = Arrays.stream(EventType.values())
                .filter(type -> type.topic() != Topic.AUDIT_ENTRIES) // no service reads it
                .toArray(EventType[]::new);
        return types[random.nextInt(types.length)];
    }

    /** Whether a service signs what it publishes there, so that nobody else's word counts. */
    private static boolean signed(EventType type) {
        return type.topic() == Topic.ESTATE_HOSTS || type.topic() == Topic.SCAN_RESULTS;
    }

    private String key() {
        return UUID.randomUUID().toString();
    }

    /** The example of a type in the published contract, about something that does not exist. */
    private ObjectNode forgedExample(EventType type) {
        String name = "/dev/mainstay/events/examples/" + type.wireName() + ".json";
        try (InputStream file = Objects.requireNonNull(EventType.class.getResourceAsStream(name), name)) {
            ObjectNode example = (ObjectNode) EventJson.mapper().readTree(file);
            for (String id : List.of("hostId", "jobId", "rolloutId", "decisionId", "scanId")) {
                if (example.has(id)) {
                    UUID other = new UUID(random.nextLong(), random.nextLong());
                    forged.add(other);
                    example.put(id, other.toString());
                }
            }
            return example;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordHeaders headers(EventType type) {
        RecordHeaders headers = new RecordHeaders();
        set(headers, "ce_specversion", "1.0");
        set(headers, "ce_id", new UUID(random.nextLong(), random.nextLong()).toString());
        set(headers, "ce_source", signed(type) ? "/mainstay/scanner-service" : "/mainstay/patch-service");
        set(headers, "ce_type", type.wireName());
        set(headers, "ce_time", Instant.now().toString());
        set(headers, "content-type", "application/json");
        return headers;
    }

    private static void set(RecordHeaders headers, String name, String value) {
        headers.remove(name);
        headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(Topic topic, String key, RecordHeaders headers, byte[] value, Fate fate) {
        send(topic.topicName(), random.nextInt(Topic.PARTITIONS), key, headers, value, fate);
    }

    private void send(String topic, int partition, String key, RecordHeaders headers, byte[] value, Fate fate) {
        try {
            RecordMetadata at = producer.send(new ProducerRecord<>(topic, partition, null, key, value, headers))
                    .get();
            sent.put(new Place(at.topic(), at.partition(), at.offset()), fate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Not sent to " + topic, e);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
