package dev.mainstay.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
    private static final List<OutboxRow> ROWS = List.of(row("1"), row("2"));

    @Test
    void nothingOvertakesARecordThatIsRefusedAtOnce() {
        // Given a broker that comes back between two records
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    private boolean away = true;

                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                        if (away) {
                            away = false;
                            return CompletableFuture.failedFuture(
                                    new org.apache.kafka.common.errors.TimeoutException());
                        }
                        return super.send(record);
                    }
                };
        RecordSender sender = new RecordSender(() -> producer, "/test", Optional.empty(), Duration.ofSeconds(5));

        // When, Then
        assertThatThrownBy(() -> sender.sendAll(ROWS)).isInstanceOf(SendFailedException.class);
        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aMissingAcknowledgementIsAFailureAndTheProducerIsThrownAway() {
        MockProducer<byte[], byte[]> silent =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        RecordSender sender = new RecordSender(() -> silent, "/test", Optional.empty(), Duration.ofMillis(50));

        assertThatThrownBy(() -> sender.sendAll(ROWS)).isInstanceOf(SendFailedException.class);
        assertThat(silent.closed()).isTrue();
    }

    private static OutboxRow row(String id) {
        return new OutboxRow("letters.v1", "anna", id, "letter.written", Instant.EPOCH, null, new byte[0]);
    }
}
