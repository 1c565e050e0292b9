package dev.mainstay.messaging.signature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.messaging.MessagingConfig;
import dev.mainstay.messaging.MessagingConfigTest;
import dev.mainstay.messaging.Topic;
import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.outbox.OutboxRow;
import dev.mainstay.messaging.outbox.RecordSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes to the broker is not believed to be a publisher that signs. */
class PublishersTest {
    private static final String TOPIC = "letters.v1";
    private static final String SOURCE = "/post";

    private final SigningKey key = SigningKey.make();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // below
    private Publishers publishers;

    @BeforeEach
    void pinned() throws IOException {
        publishers = new Publishers(config(Map.of("keys", pem("key.pem", key).toString())));
    }

    @Test
    void whatThePublisherSentIsBelievedHoweverManyItSentAtOnce() {
        for (int size : new int[] {1, 2, 3, 17}) {
            sent(key, size)
                    .forEach(record ->
                            assertThatCode(() -> publishers.check(record)).doesNotThrowAnyException());
        }
    }

    @Test
    void otherTopicsAreNotLookedAt() {
        publishers.check(record("others.v1", "k", headers("/anyone"), "{}"));
    }

    @Test
    void everySignedPartCounts() {
        for (ConsumerRecord<String, byte[]> good : sent(key, 3)) {
            publishers.check(good); // the root is known from now on
            refused(with(good, headers -> {}, "another", null), "not of this record");
            refused(with(good, headers -> {}, null, "{\"number\":2,\"mood\":\"forged\"}"), "not of this record");
            for (String header : List.of("ce_id", "ce_type")) {
                refused(with(good, headers -> replace(headers, header, "other"), null, null), "not of this record");
            }
            refused(
                    with(good, headers -> replace(headers, "ce_time", "2030-01-01T00:00:00Z"), null, null),
                    "not of this record");
            refused(
                    with(good, headers -> replace(headers, EventSignature.PATH, "AAAA"), null, null),
                    "not of this record");
            refused(with(good, headers -> replace(headers, EventSignature.SIGNATURE, "AAAA"), null, null), "not of");
            refused(with(good, headers -> replace(headers, EventSignature.SIGNATURE, "%"), null, null), "not of");
        }
    }

    @Test
    void unsignedOrSomebodyElsesIsRefusedWithTheReason() {
        ConsumerRecord<String, byte[]> good = sent(key, 1).getFirst();

        refused(record(TOPIC, "anna", headers(SOURCE), "{}"), "It is not signed, as records on letters.v1 must be");
        refused(
                record(TOPIC, "anna", headers("/anyone"), "{}"),
                "ce_source is /anyone, and letters.v1 is only /post's");
        refused(sent(SigningKey.make(), 1).getFirst(), "which is not pinned here");
        refused(with(good, headers -> headers.remove(EventSignature.KEY), null, null), "which is not pinned here");
        ConsumerRecord<String, byte[]> claimed = with(
                sent(SigningKey.make(), 1).getFirst(),
                headers -> replace(headers, EventSignature.KEY, Topic.header(good, EventSignature.KEY)),
                null,
                null);
        refused(claimed, "not of this record, or not of key");
    }

    @Test
    void severalKeysArePinnedWhileAKeyIsChanged() throws IOException {
        SigningKey next = SigningKey.make();
        Path one = folder.resolve("both.pem");
        Files.writeString(one, key.publicPem() + next.publicPem());

        for (String files : List.of(one.toString(), pem("a.pem", key) + "," + pem("b.pem", next))) {
            Publishers both = new Publishers(config(Map.of("keys", files)));
            both.check(sent(key, 1).getFirst());
            both.check(sent(next, 2).getLast());
        }
    }

    @Test
    void withoutKeysTheServiceDoesNotStartUnlessItIsToldToBelieveEveryone() throws IOException {
        Path none = Files.writeString(
                folder.resolve("none.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");

        assertThatThrownBy(() -> new Publishers(config(Map.of())))
                .hasMessageContaining("mainstay.messaging.publishers.post.keys is not set")
                .hasMessageContaining("mainstay.messaging.publishers.post.signed=false");
        for (Path file : List.of(none, folder.resolve("missing.pem"))) {
            assertThatThrownBy(() -> new Publishers(config(Map.of("keys", file.toString()))))
                    .hasMessageContaining(file.toString());
        }
        new Publishers(config(Map.of("signed", "false"))).check(record(TOPIC, "anna", headers("/anyone"), "{}"));
    }

    private void refused(ConsumerRecord<String, byte[]> record, String reason) {
        assertThatThrownBy(() -> publishers.check(record))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
    }

    private static MessagingConfig config(Map<String, String> publisher) {
        Map<String, String> properties = new HashMap<>(
                Map.of("source", "/me", "publishers.post.source", SOURCE, "publishers.post.topics", TOPIC));
        publisher.forEach((name, value) -> properties.put("publishers.post." + name, value));
        return MessagingConfigTest.config(properties);
    }

    private Path pem(String name, SigningKey of) throws IOException {
        return Files.writeString(folder.resolve(name), of.publicPem());
    }

    /** Through the sender, as the relay sends them. */
    private static List<ConsumerRecord<String, byte[]>> sent(SigningKey key, int number) {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        new RecordSender(() -> producer, SOURCE, Optional.of(key), Duration.ofSeconds(5))
                .sendAll(IntStream.range(0, number)
                        .mapToObj(i -> new OutboxRow(
                                TOPIC,
                                "anna",
                                "id-" + i,
                                "letter.written",
                                Instant.EPOCH,
                                null,
                                bytes("{\"number\":" + i)))
                        .toList());
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : producer.history()) {
            records.add(record(
                    record.topic(),
                    new String(record.key(), StandardCharsets.UTF_8),
                    record.headers(),
                    new String(record.value(), StandardCharsets.UTF_8)));
        }
        return records;
    }

    private static Headers headers(String source) {
        return CloudEventCodec.headers(source, "id", "letter.written", Instant.EPOCH);
    }

    private static ConsumerRecord<String, byte[]> with(
            ConsumerRecord<String, byte[]> record,
            Consumer<Headers> change,
            @Nullable String key,
            @Nullable String data) {
        Headers headers = new RecordHeaders(record.headers());
        change.accept(headers);
        return record(
                record.topic(),
                key == null ? record.key() : key,
                headers,
                data == null ? new String(record.value(), StandardCharsets.UTF_8) : data);
    }

    private static void replace(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, bytes(value));
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String key, Headers headers, String data) {
        return new ConsumerRecord<>(
                topic, 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, key, bytes(data), headers, Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
