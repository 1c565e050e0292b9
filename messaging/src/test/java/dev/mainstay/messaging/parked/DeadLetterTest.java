package dev.mainstay.messaging.parked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.messaging.IntakeTest;
import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Beyond what {@link IntakeTest} sees on the topic: what does not fit. */
class DeadLetterTest {
    private final RuntimeException reason = new IllegalStateException("x".repeat(5000));

    @Test
    void dataThatIsTooLargeIsLeftOutAndTheCopySaysSo() {
        OutboxRow row = DeadLetter.of("readers", record(11), reason, Instant.EPOCH, 10, null);

        assertThat(row.topic()).isEqualTo("letters.v1.readers.dlq");
        assertThat(row.data()).isEmpty();
        assertThat(header(row, "dead-letter-omitted")).isEqualTo("data");
        assertThat(header(row, "kept")).isEqualTo("yes");
        assertThat(header(row, "dead-letter-reason")).hasSize(1000);
    }

    @Test
    void headersThatAreTooLargeAreLeftOut() {
        ConsumerRecord<String, byte[]> record = record(10);
        record.headers().add("huge", new byte[65 * 1024]);

        OutboxRow row = DeadLetter.of("readers", record, reason, Instant.EPOCH, 10, null);

        assertThat(row.data()).hasSize(10);
        assertThat(header(row, "dead-letter-omitted")).isEqualTo("headers");
        assertThat(Objects.requireNonNull(row.headers()).lastHeader("huge")).isNull();
    }

    private static ConsumerRecord<String, byte[]> record(int size) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("letters.v1", 0, 0, "anna", new byte[size]);
        CloudEventCodec.add(record.headers(), "kept", "yes");
        return record;
    }

    private static String header(OutboxRow row, String name) {
        return new String(Objects.requireNonNull(row.headers()).lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
