package dev.mainstay.messaging;

import dev.mainstay.messaging.event.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic seen from outside: what another service writes to it and reads from it. */
public record Topic(String bootstrapServers, String name) {

    static Headers headers(String id) {
        return CloudEventCodec.headers("/another/service", id, Letters.TYPE, Instant.parse("2026-11-23T10:00:00Z"));
    }

    void send(String key, String id, String json) {
        sendAll(List.of(new ProducerRecord<>(name, null, key, json.getBytes(StandardCharsets.UTF_8), headers(id))));
    }

    void sendWithoutHeaders(String key, String value) {
        sendAll(List.of(
                new ProducerRecord<>(name, null, key, value.getBytes(StandardCharsets.UTF_8), new RecordHeaders())));
    }

    void sendAll(List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            producer.flush();
            for (var each : sent) {
                each.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every record on it now, each partition in order. */
    public List<ConsumerRecord<String, byte[]>> read() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return Collections.unmodifiableList(records);
        }
    }

    /** Every record with a value on it now. */
    List<ConsumerRecord<String, byte[]>> events() {
        return read().stream().filter(record -> record.value() != null).toList();
    }

    /** Empty if the record has no such header. */
    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
