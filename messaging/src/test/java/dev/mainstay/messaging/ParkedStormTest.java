package dev.mainstay.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mainstay.embedded.BrokerProcess;
import dev.mainstay.messaging.intake.InPlaceRetry;
import dev.mainstay.messaging.intake.Intake;
import dev.mainstay.messaging.intake.IntakeStops;
import dev.mainstay.messaging.parked.ParkedRecord;
import dev.mainstay.messaging.parked.ParkedRecords;
import dev.mainstay.messaging.signature.Publishers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** In an application of its own, because its health goes down. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@TestProfile(ParkedStormTest.OwnApplication.class)
class ParkedStormTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // by Platform
    BrokerProcess broker;

    @Inject
    Letters letters;

    @Inject
    ParkedRecords parked;

    public static class OwnApplication implements QuarkusTestProfile {}

    @Inject
    StormConsumer consumer;

    @Inject
    MessagingConfig config;

    @Inject
    InPlaceRetry retry;

    @Inject
    Publishers publishers;

    @Inject
    MessagingClock clock;

    @Inject
    MeterRegistry meters;

    /** The steps of "A service says its intake has stopped" in docs/operations.md, in their order. */
    @Test
    void theRunbookOfAStoppedIntake() throws Exception {
        given().get("/q/health/live").then().statusCode(200);
        Topic topic = new Topic(broker.bootstrapServers(), "storm.v1");
        topic.sendAll(storm("bad", 0, 25));
        topic.sendAll(storm("well", 25, 26));

        // The twenty-first parked record stops it
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/live").then().statusCode(503));
        for (String check : List.of("live", "ready")) {
            given().get("/q/health/" + check)
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'intake' }.status", containsString("DOWN"))
                    .body(
                            "checks.findAll { it.name == 'intake' }.data.'stopped-storm-readers'",
                            hasItem(containsString("more than 20 records would be parked within PT10M")));
        }
        assertThat(ofStorm()).hasSize(20);
        assertThat(committedOffset()).as("the stopped batch is not committed").isZero();
        String run = UUID.randomUUID().toString();
        letters.send(List.of(Letter.fine(run, "anna", 1)));
        await().until(() -> letters.count(run) == 1); // the other group goes on

        // 1. Where and why
        given().get("/admin/v1/intakes")
                .then()
                .statusCode(200)
                .body("group", equalTo(List.of("letter-readers", "storm-readers")))
                .body("[0].stopped", nullValue())
                .body("[1].stopped", containsString("stopped at storm.v1-0@20"))
                .body("[1].permit", nullValue());
        given().get("/admin/v1/parked").then().statusCode(200).body("[0].reason", equalTo("cannot take anything"));

        // 2. The fault is mended, and the service started anew: the records that are bad for good stop it where it was
        consumer.mend();
        restartStopsAgain(topic);

        // 3. Three of them may pass, on every replica and after a restart; then it stops again
        permit("anna", "{\"records\": 3, \"reason\": \"A test wrote them\"}")
                .statusCode(200)
                .body("permit.recordsLeft", equalTo(3))
                .body("permit.by", equalTo("anna"));
        await().atMost(SOON).until(() -> ofStorm().size() == 23);
        given().get("/q/health/ready").then().statusCode(503);

        // 4. All of them may pass: the stream goes on by itself
        permit(
                        "ben",
                        "{\"records\": 500, \"reason\": \"The others too\", \"until\": \""
                                + Instant.now().plusSeconds(600) + "\"}")
                .statusCode(200);
        await().atMost(SOON).until(() -> consumer.taken().contains("well 25"));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        await().atMost(SOON).until(() -> committedOffset() == 26);
        assertThat(ofStorm()).hasSize(25);
        assertThat(ofStorm().subList(0, 20)).allMatch(record -> record.letPass() == null);
        given().get("/admin/v1/parked/" + ofStorm().get(22).id())
                .then()
                .body("letPass.by", equalTo("anna"))
                .body("letPass.reason", equalTo("A test wrote them"))
                .body("letPass.at", notNullValue());
        assertThat(ofStorm().subList(23, 25))
                .allMatch(record -> "ben".equals(letPass(record).by()));
        await().atMost(SOON)
                .until(() -> new Topic(broker.bootstrapServers(), "storm.v1.storm-readers.dlq")
                        .events().stream()
                                .anyMatch(letter -> Topic.header(letter, "dead-letter-permit-by")
                                        .equals("ben")));

        // 5. Replayed, what fails again stays aside and stops nothing
        for (ParkedRecord record : ofStorm()) {
            given().post("/admin/v1/parked/" + record.id() + "/replay").then().statusCode(409);
        }
        assertThat(ofStorm()).hasSize(25).allMatch(record -> record.replayedAt() == null);
        given().get("/q/health/ready").then().statusCode(200);
        topic.sendAll(storm("well", 26, 27));
        await().atMost(SOON).until(() -> consumer.taken().contains("well 26"));
    }

    /** Before there were permits this was all an operator could do. Now a batch that comes again also parks nothing twice. */
    private void restartStopsAgain(Topic topic) {
        IntakeStops stops = new IntakeStops();
        Intake restarted = new Intake(config, retry, parked, stops, publishers, clock, meters);
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> batch =
                Map.of(new TopicPartition("storm.v1", 0), topic.read());
        Thread thread = Thread.ofPlatform()
                .daemon()
                .start(() -> restarted.receive(consumer, new ConsumerRecords<>(batch, Map.of())));
        await().atMost(SOON).until(() -> stops.reasons().toString().contains("stopped at storm.v1-0@20"));
        assertThat(thread.isAlive()).isTrue();
        assertThat(ofStorm()).hasSize(20);
    }

    @Test
    void aPermitThatIsNoneIsRefused() {
        for (String body : List.of(
                "{}",
                "{\"records\": 0, \"reason\": \"x\"}",
                "{\"records\": 1000001, \"reason\": \"x\"}",
                "{\"records\": 5}",
                "{\"records\": 5, \"reason\": \" \"}",
                "{\"records\": 5, \"reason\": \"\\u0000\"}",
                "{\"records\": 5, \"reason\": \"\\ud800\"}",
                "{\"records\": 5, \"reason\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"}",
                "{\"records\": 5, \"reason\": \"x\", \"until\": \"+999999999-01-01T00:00:00Z\"}",
                "{\"records\": 5, \"reason\": \"x\", \"until\": \"soon\"}")) {
            permit("anna", body).statusCode(400).body("code", equalTo("invalid-request"));
        }
        given().contentType("application/json")
                .body("{\"records\": 5, \"reason\": \"x\"}")
                .post("/admin/v1/intakes/nobody/permit")
                .then()
                .statusCode(404)
                .body("code", equalTo("intake-unknown"));
    }

    private static ValidatableResponse permit(String actor, String body) {
        return given().header("Test-Actor", actor)
                .contentType("application/json")
                .body(body)
                .post("/admin/v1/intakes/storm-readers/permit")
                .then();
    }

    private static List<ProducerRecord<String, byte[]>> storm(String kind, int from, int to) {
        List<ProducerRecord<String, byte[]>> storm = new ArrayList<>();
        for (int i = from; i < to; i++) {
            byte[] value = (kind + " " + i).getBytes(StandardCharsets.UTF_8);
            storm.add(new ProducerRecord<>("storm.v1", null, "key", value, Topic.headers("storm-" + i)));
        }
        return storm;
    }

    private List<ParkedRecord> ofStorm() {
        return parked.list(0, 1000).stream()
                .filter(record -> record.group().equals("storm-readers"))
                .toList();
    }

    private static ParkedRecord.LetPass letPass(ParkedRecord record) {
        return Objects.requireNonNull(record.letPass());
    }

    private long committedOffset() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            var offset = admin.listConsumerGroupOffsets("storm-readers")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition("storm.v1", 0));
            return offset == null ? 0 : offset.offset();
        }
    }
}
