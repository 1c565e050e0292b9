package dev.mainstay.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainstay.messaging.event.EventTooLargeException;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class OutboxTest {
    private final String run = UUID.randomUUID().toString();

    @Inject
    Outbox outbox;

    @Inject
    Letters letters;

    @Inject
    MeterRegistry meters;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void aCommittedEventIsPublishedAsACloudEvent() {
        Instant before = Instant.now().minusMillis(1);

        letters.send(List.of(Letter.fine(run, "anna", 1)));

        await().until(() -> letters.count(run) == 1);
        ConsumerRecord<String, byte[]> record = published().getFirst();
        assertThat(record.key()).isEqualTo("anna");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"run\":\"" + run + "\",\"sender\":\"anna\",\"number\":1,\"mood\":\"fine\"}");
        assertThat(Topic.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(Topic.header(record, "ce_id"))).isNotNull();
        assertThat(Topic.header(record, "ce_source")).isEqualTo("/mainstay/messaging-test");
        assertThat(Topic.header(record, "ce_type")).isEqualTo("letter.written");
        assertThat(Instant.parse(Topic.header(record, "ce_time"))).isBetween(before, Instant.now());
        assertThat(Topic.header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void eventsOfAKeyArriveInTheOrderOfTheirAppending() {
        double sentBefore = Meters.value(meters, "outbox.sent");

        letters.send(Letters.fine(run, "anna", 1, 3000));
        letters.send(Letters.fine(run, "anna", 3001, 3001));

        await().until(() -> letters.count(run) == 3001);
        assertThat(letters.kept(run).get("anna")).isSorted();
        await().until(() ->
                Meters.value(meters, "outbox.rows") == 0 && Meters.value(meters, "outbox.lag.seconds") == 0);
        assertThat(Meters.value(meters, "outbox.sent")).isGreaterThanOrEqualTo(sentBefore + 3001);
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        assertThatThrownBy(() -> letters.sendAndFail(Letter.fine(run, "anna", 1)))
                .hasMessage("rolls back");

        letters.send(List.of(Letter.fine(run, "anna", 2)));

        await().until(() -> letters.count(run) == 1);
        assertThat(letters.kept(run).get("anna")).containsExactly(2);
    }

    @Test
    void anEventWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.append(new NewEvent("letters.v1", "anna", Letters.TYPE, new byte[0])))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTopicNameThatTheBrokerWouldRefuseIsRefusedHere() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(new NewEvent("letters v1", "anna", run, new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a topic name: letters v1");
    }

    @Test
    void aTextThatNoConsumerCouldHoldIsRefused() {
        for (String text : new String[] {"x\0y", "x\ud800"}) {
            byte[] data =
                    "{\"text\":\"x\\u%04x\"}".formatted((int) text.charAt(1)).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> outbox.append(new NewEvent("letters.v1", "anna", run, data))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("cannot be held by consumers");
        }
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(new NewEvent("letters.v1", "x\0y", run, new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventThatIsTooLargeIsRefusedAndItsNeighboursWithIt() {
        byte[] fits = new byte[256 * 1024];
        byte[] tooLarge = new byte[256 * 1024 + 1];

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.appendAll(List.of(
                                new NewEvent("letters.v1", "anna", run, fits),
                                new NewEvent("letters.v1", "anna", run, tooLarge)))))
                .isInstanceOfSatisfying(EventTooLargeException.class, refusal -> {
                    assertThat(refusal.topic()).isEqualTo("letters.v1");
                    assertThat(refusal.key()).isEqualTo("anna");
                    assertThat(refusal.size()).isEqualTo(262_145);
                    assertThat(refusal.limit()).isEqualTo(262_144);
                });

        letters.send(List.of(Letter.fine(run, "anna", 1)));
        await().until(() -> letters.count(run) == 1);
        assertThat(new Topic(broker, "letters.v1").events())
                .noneMatch(record -> Topic.header(record, "ce_type").equals(run));
    }

    private List<ConsumerRecord<String, byte[]>> published() {
        return new Topic(broker, "letters.v1")
                .events().stream()
                        .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(run))
                        .toList();
    }
}
