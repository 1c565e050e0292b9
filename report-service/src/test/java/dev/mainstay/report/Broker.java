package dev.mainstay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as the other services do: CloudEvents in binary mode. */
public final class Broker implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestPlatform.bootstrapServers(), "max.request.size", 16 * 1024 * 1024),
            new StringSerializer(),
            new ByteArraySerializer());

    public void publish(EventType type, UUID key, Object snapshot) {
        try {
            publish(type, key, EventJson.mapper().writeValueAsBytes(snapshot));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public void publish(EventType type, UUID key, byte[] json) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(type.topic().topicName(), key.toString(), json);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_type", type.wireName());
        boolean signed = Publisher.SIGNED.contains(type.topic());
        header(record, "ce_source", signed ? "/mainstay/scanner-service" : "/mainstay/patch-service");
        header(record, "ce_time", Instant.now().toString());
        header(record, "content-type", "application/json");
        if (signed) {
            Publisher.sign(record);
        }
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
