package dev.mainstay.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.messaging.event.Correlation;
import dev.mainstay.messaging.event.EventLog;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One id from the request that stores an event, over a real broker, to whoever takes it. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class CorrelationTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final String run = UUID.randomUUID().toString();
    private final Lines lines = new Lines();

    @Inject
    Letters letters;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @BeforeEach
    void listen() {
        Logger.getLogger(EventLog.class.getName()).addHandler(lines);
    }

    @AfterEach
    void hearNoMore() {
        Logger.getLogger(EventLog.class.getName()).removeHandler(lines);
    }

    @Test
    void itIsInTheRecordAndInTheLinesOfWhoSendsItAndOfWhoTakesIt() {
        Correlation.of(run, PARENT).during(() -> letters.send(List.of(Letter.fine(run, "anna", 1))));

        await().until(() -> lines.of(run).size() == 2);
        ConsumerRecord<String, byte[]> record = published().getFirst();
        String id = Topic.header(record, "ce_id");
        assertThat(Topic.header(record, "ce_correlationid")).isEqualTo(run);
        assertThat(Topic.header(record, "traceparent")).isEqualTo(PARENT);
        assertThat(lines.of(run))
                .containsExactlyInAnyOrder(
                        "Stored letter.written " + id + " for letters.v1",
                        "Group letter-readers took letter.written %s at letters.v1-%d@%d"
                                .formatted(id, record.partition(), record.offset()));
        assertThat(Correlation.current()).isEqualTo(Correlation.NONE);
    }

    @Test
    void whatNobodyAskedForHasNoneAndWritesNoLine() {
        letters.send(List.of(Letter.fine(run, "anna", 1)));

        await().until(() -> letters.count(run) == 1);
        Headers headers = published().getFirst().headers();
        assertThat(headers.lastHeader("ce_correlationid")).isNull();
        assertThat(headers.lastHeader("traceparent")).isNull();
        assertThat(lines.all).noneMatch(line -> line.message().contains(run));
    }

    @Test
    void whatSeveralRequestsAskedForTogetherIsNobodys() {
        Correlation one = Correlation.of("one", null);
        Correlation other = Correlation.of("other", null);

        assertThat(Correlation.shared(List.of(one, Correlation.of("one", null))))
                .isEqualTo(one);
        assertThat(Correlation.shared(List.of(one, other))).isEqualTo(Correlation.NONE);
        assertThat(Correlation.shared(List.of(one, Correlation.NONE))).isEqualTo(Correlation.NONE);
        assertThat(Correlation.shared(List.of())).isEqualTo(Correlation.NONE);
    }

    @Test
    void headersOfOthersThatAreNotWellFormedAreAbsent() {
        Headers headers = new RecordHeaders();
        headers.add("ce_correlationid", "two\nlines".getBytes(StandardCharsets.UTF_8));
        headers.add("traceparent", "00".getBytes(StandardCharsets.UTF_8));

        assertThat(Correlation.of(headers)).isEqualTo(Correlation.NONE);
    }

    private List<ConsumerRecord<String, byte[]>> published() {
        return new Topic(broker, "letters.v1")
                .events().stream()
                        .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(run))
                        .toList();
    }

    private record Line(String id, String message) {}

    private static final class Lines extends Handler {
        private final Queue<Line> all = new ConcurrentLinkedQueue<>();

        /** The lines with that correlation id in their diagnostic context. */
        List<String> of(String id) {
            return all.stream()
                    .filter(line -> line.id().equals(id))
                    .map(Line::message)
                    .toList();
        }

        @Override
        public void publish(LogRecord logged) {
            ExtLogRecord record = (ExtLogRecord) logged;
            all.add(new Line(
                    String.valueOf(record.getMdc("correlationId")),
                    String.format(record.getMessage(), record.getParameters())));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
