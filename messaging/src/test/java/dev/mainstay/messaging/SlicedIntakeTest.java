package dev.mainstay.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.intake.InPlaceRetry;
import dev.mainstay.messaging.intake.Intake;
import dev.mainstay.messaging.intake.IntakeStops;
import dev.mainstay.messaging.parked.ParkedRecord;
import dev.mainstay.messaging.parked.ParkedRecords;
import dev.mainstay.messaging.signature.Publishers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** A batch of several slices, each read while the one before it is taken. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class SlicedIntakeTest {
    private static final String TOPIC = "letters.v1";
    private static final int RECORD_BYTES = 100;
    private static final String TWO_RECORDS = "250";

    private final String run = UUID.randomUUID().toString();

    @Inject
    InPlaceRetry retry;

    @Inject
    ParkedRecords parked;

    @Inject
    Publishers publishers;

    @Inject
    MessagingClock clock;

    @Inject
    MeterRegistry meters;

    @Test
    void slicesArePreparedWithoutATransactionAndTakenInOrder() {
        Taker taker = new Taker();

        receive(taker, "1", "2", "3", "4", "5");

        assertThat(taker.taken).containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5"));
        assertThat(taker.takenUnprepared).isZero();
    }

    @Test
    void whatCannotBeReadIsParkedAndItsNeighboursInItsSliceAndOthersAreTaken() {
        Taker taker = new Taker();

        receive(taker, "1", "2", "3", "bad", "5");

        assertThat(taker.taken).containsExactly(List.of("1", "2"), List.of("3"), List.of("5"));
        assertThat(ofThisRun())
                .hasSize(1)
                .first()
                .satisfies(record -> assertThat(text(record)).startsWith("bad"));
    }

    @Test
    void whatIsNoEventIsParked() {
        Taker taker = new Taker();

        receive(taker, "1", "2", "headless", "4", "5");

        assertThat(taker.taken).containsExactly(List.of("1", "2"), List.of("4"), List.of("5"));
        assertThat(ofThisRun())
                .hasSize(1)
                .first()
                .satisfies(record -> assertThat(text(record)).startsWith("headless"));
    }

    @Test
    void aSliceThatTheDatabaseDidNotTakeIsTakenAgainAsItWasPrepared() {
        Taker taker = new Taker();
        taker.failures = 2;

        receive(taker, "1", "2", "3");

        assertThat(taker.taken).containsExactly(List.of("1", "2"), List.of("3"));
        assertThat(taker.prepared).hasValue(2);
        assertThat(taker.failures).isZero();
    }

    private void receive(Taker taker, String... texts) {
        MessagingConfig config = MessagingConfigTest.config(Map.of(
                "source", "/mainstay/messaging-test",
                "intake.slice-bytes", TWO_RECORDS,
                "intake.first-pause", "1ms"));
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String text : texts) {
            records.add(record(records.size(), text));
        }
        new Intake(config, retry, parked, new IntakeStops(), publishers, clock, meters)
                .receive(taker, new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of()));
    }

    private ConsumerRecord<String, byte[]> record(int number, String text) {
        byte[] value = "%s %s "
                .formatted(text, run)
                .concat("x".repeat(RECORD_BYTES))
                .substring(0, RECORD_BYTES)
                .getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                TOPIC,
                0,
                (run.hashCode() & 0xffff_ffffL) * 1000 + 1_000_000 + number,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                value.length,
                "anna",
                value,
                text.equals("headless")
                        ? new RecordHeaders()
                        : Topic.headers(UUID.randomUUID().toString()),
                Optional.empty());
    }

    private List<ParkedRecord> ofThisRun() {
        return parked.list(0, 1000).stream()
                .filter(record -> text(record).contains(run))
                .toList();
    }

    private static String text(ParkedRecord record) {
        return new String(record.data(), StandardCharsets.UTF_8);
    }

    /** Keeps the first words of what it takes. It is known to the intake alone, and its group is another taker's. */
    private static final class Taker implements EventTaker {
        private final List<List<String>> taken = new ArrayList<>();
        private int takenUnprepared;
        private final AtomicInteger prepared = new AtomicInteger();
        private int failures;

        @Override
        public String group() {
            return "letter-readers";
        }

        @Override
        public Runnable prepare(List<ReceivedEvent> events) {
            assertThat(QuarkusTransaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
            List<String> words = words(events);
            prepared.incrementAndGet();
            return () -> keep(words);
        }

        @Override
        public void take(List<ReceivedEvent> events) {
            takenUnprepared++;
            keep(words(events));
        }

        private void keep(List<String> words) {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException(new SQLTransientException("away"));
            }
            taken.add(words);
        }

        private static List<String> words(List<ReceivedEvent> events) {
            return events.stream().map(Taker::word).toList();
        }

        private static String word(ReceivedEvent event) {
            String text = new String(event.data(), StandardCharsets.UTF_8);
            String word = text.substring(0, text.indexOf(' '));
            if (word.equals("bad")) {
                throw new UnreadableEventException("bad");
            }
            return word;
        }
    }
}
