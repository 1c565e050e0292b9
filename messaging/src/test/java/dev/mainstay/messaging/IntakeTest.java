package dev.mainstay.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.parked.ParkedRecord;
import dev.mainstay.messaging.parked.ParkedRecords;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
public class IntakeTest {
    private final String run = UUID.randomUUID().toString();

    @Inject
    Letters letters;

    @Inject
    ParkedRecords parked;

    @Inject
    ObjectMapper mapper;

    @Inject
    MeterRegistry meters;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void aRecordWithoutCloudEventsHeadersIsParkedAndTheStreamGoesOn() {
        // When
        Topic topic = new Topic(broker, "letters.v1");
        topic.sendWithoutHeaders("anna", "no event " + run);
        topic.send("anna", UUID.randomUUID().toString(), json(Letter.fine(run, "anna", 1)));

        // Then
        await().until(() -> letters.count(run) == 1);
        ParkedRecord record = parkedOf("no event " + run);
        assertThat(record.reason()).isEqualTo("header ce_specversion is missing");
        assertThat(record.exceptionClass()).isEqualTo(UnreadableEventException.class.getName());
        await().untilAsserted(() -> {
            ConsumerRecord<String, byte[]> letter = deadLetter("no event " + run);
            assertThat(letter.key()).isEqualTo("anna");
            assertThat(Topic.header(letter, "dead-letter-reason")).isEqualTo(record.reason());
            assertThat(Topic.header(letter, "dead-letter-exception")).isEqualTo(record.exceptionClass());
            assertThat(Topic.header(letter, "dead-letter-topic")).isEqualTo("letters.v1");
            assertThat(Topic.header(letter, "dead-letter-partition")).isEqualTo("" + record.partition());
            assertThat(Topic.header(letter, "dead-letter-offset")).isEqualTo("" + record.offset());
            assertThat(Topic.header(letter, "dead-letter-time")).isNotBlank();
            assertThat(letter.headers().lastHeader("ce_id")).isNull();
        });
    }

    @Test
    void anEventFromTheFutureIsParked() {
        ProducerRecord<String, byte[]> early = new ProducerRecord<>(
                "letters.v1", null, "anna", ("early " + run).getBytes(StandardCharsets.UTF_8), Topic.headers(run));
        early.headers().remove("ce_time").add("ce_time", "9999-12-31T23:59:59Z".getBytes(StandardCharsets.UTF_8));

        new Topic(broker, "letters.v1").sendAll(List.of(early));

        await().untilAsserted(() -> assertThat(parkedOf("early " + run).reason())
                .startsWith("ce_time is 9999-12-31T23:59:59Z, more than a day ahead of this service's clock"));
    }

    @Test
    void dataThatIsNotWhatItsTypePromisesIsParkedAtOnceAndItsNeighboursAreTaken() {
        double parkedBefore = Meters.value(meters, "intake.parked");

        sendInOneBatch(json(Letter.fine(run, "anna", 1)), "{\"run\":\"" + run, json(Letter.fine(run, "anna", 3)));

        await().until(() -> letters.count(run) == 2);
        assertThat(letters.kept(run).get("anna")).containsExactly(1, 3);
        assertThat(parkedOf("{\"run\":\"" + run).exceptionClass()).isEqualTo(UnreadableEventException.class.getName());
        assertThat(Meters.value(meters, "intake.parked")).isEqualTo(parkedBefore + 1);
    }

    @Test
    void aRecordThatFailsThreeTimesIsParkedWithItsHeadersAndItsNeighboursAreTaken() {
        Letter bug = new Letter(run, "anna", 2, "bug");

        sendInOneBatch(json(Letter.fine(run, "anna", 1)), json(bug), json(Letter.fine(run, "anna", 3)));

        await().until(() -> letters.count(run) == 2);
        ParkedRecord record = parkedOf(json(bug));
        assertThat(record.reason()).isEqualTo("cannot take letter 2");
        assertThat(record.headers()).contains("ce_id").contains("/another/service");
    }

    @Test
    void theSameEventTwiceHasOneEffect() {
        String id = UUID.randomUUID().toString();
        Topic topic = new Topic(broker, "letters.v1");

        topic.send("anna", id, json(Letter.fine(run, "anna", 1)));
        topic.send("anna", id, json(Letter.fine(run, "anna", 1)));
        topic.send("anna", UUID.randomUUID().toString(), json(Letter.fine(run, "anna", 2)));

        await().until(() -> letters.kept(run).getOrDefault("anna", List.of()).contains(2));
        assertThat(letters.kept(run).get("anna")).containsExactly(1, 2);
    }

    @Test
    void aTombstoneIsSkipped() {
        Topic topic = new Topic(broker, "letters.v1");

        topic.sendAll(List.of(new ProducerRecord<>("letters.v1", "anna", null)));
        topic.send("anna", UUID.randomUUID().toString(), json(Letter.fine(run, "anna", 1)));

        await().until(() -> letters.count(run) == 1);
        assertThat(parked.list(0, 1000)).noneMatch(record -> record.data() == null);
    }

    @Test
    void aParkedRecordIsReplayedOnceItsCauseIsGone() {
        // Given
        String bug = json(new Letter(run, "anna", 7, "bug"));
        new Topic(broker, "letters.v1").send("anna", UUID.randomUUID().toString(), bug);
        await().until(() ->
                parked.list(0, 1000).stream().anyMatch(record -> text(record).equals(bug)));
        long id = parkedOf(bug).id();

        // When the cause is still there, Then it stays parked
        given().header("Accept-Language", "fr")
                .post("/admin/v1/parked/" + id + "/replay")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("parked-record-refused"))
                .body("title", equalTo("L’enregistrement a de nouveau échoué et reste de côté"))
                .body("detail", equalTo(id + ": cannot take letter 7"));
        given().get("/admin/v1/parked/" + id)
                .then()
                .statusCode(200)
                .body("data", equalTo(bug))
                .body("topic", equalTo("letters.v1"))
                .body("headers.find { it.name == 'ce_type' }.text", equalTo("letter.written"))
                .body("replayedAt", equalTo(null));

        // When it is gone, Then the record is taken, once
        letters.fix(run);
        given().post("/admin/v1/parked/" + id + "/replay").then().statusCode(204);
        assertThat(letters.kept(run).get("anna")).containsExactly(7);
        given().post("/admin/v1/parked/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("code", equalTo("parked-record-replayed"))
                .body("type", equalTo("urn:mainstay:problem:parked-record-replayed"))
                .body("title", equalTo("The parked record was replayed before"));
        given().queryParam("after", id - 1)
                .queryParam("limit", 1)
                .get("/admin/v1/parked")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].id", equalTo((int) id))
                .body("[0].replayedAt", notNullValue());
    }

    @Test
    void anUnknownParkedRecordIsAProblem() {
        given().get("/admin/v1/parked/999999999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("parked-record-unknown"))
                .body("status", equalTo(404));
        given().post("/admin/v1/parked/999999999/replay")
                .then()
                .statusCode(404)
                .body("code", equalTo("parked-record-unknown"));
        given().queryParam("limit", 0)
                .get("/admin/v1/parked")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
        for (String parameter : List.of("limit", "after")) {
            for (String value : List.of("ten", "-1", "1.5", "99999999999999999999")) {
                given().queryParam(parameter, value)
                        .get("/admin/v1/parked")
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("invalid-request"));
            }
        }
    }

    private void sendInOneBatch(String... values) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (String value : values) {
            records.add(new ProducerRecord<>(
                    "letters.v1",
                    null,
                    "anna",
                    value.getBytes(StandardCharsets.UTF_8),
                    Topic.headers(UUID.randomUUID().toString())));
        }
        new Topic(broker, "letters.v1").sendAll(records);
    }

    private ParkedRecord parkedOf(String text) {
        return parked.list(0, 1000).stream()
                .filter(record -> text(record).equals(text))
                .findFirst()
                .orElseThrow(AssertionError::new);
    }

    private ConsumerRecord<String, byte[]> deadLetter(String text) {
        return new Topic(broker, "letters.v1.letter-readers.dlq")
                .events().stream()
                        .filter(record -> new String(record.value(), StandardCharsets.UTF_8).equals(text))
                        .findFirst()
                        .orElseThrow(AssertionError::new);
    }

    private static String text(ParkedRecord record) {
        return new String(record.data(), StandardCharsets.UTF_8);
    }

    private String json(Letter letter) {
        try {
            return mapper.writeValueAsString(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
