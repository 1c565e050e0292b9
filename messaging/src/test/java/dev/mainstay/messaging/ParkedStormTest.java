package dev.mainstay.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.mainstay.embedded.BrokerProcess;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** In an application of its own, because its health stays down. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@TestProfile(ParkedStormTest.OwnApplication.class)
class ParkedStormTest {
    @SuppressWarnings("NullAway.Init") // by Platform
    BrokerProcess broker;

    @Inject
    Letters letters;

    @Inject
    ParkedRecords parked;

    public static class OwnApplication implements QuarkusTestProfile {}

    @Test
    void theTwentyFirstParkedRecordStopsTheIntakeAndTurnsTheServiceUnhealthy() throws Exception {
        // Given
        given().get("/q/health/live").then().statusCode(200);

        // When
        List<ProducerRecord<String, byte[]>> storm = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            storm.add(new ProducerRecord<>("storm.v1", null, "key", new byte[] {'1'}, Topic.headers("storm-" + i)));
        }
        new Topic(broker.bootstrapServers(), "storm.v1").sendAll(storm);

        // Then
        await().atMost(Duration.ofSeconds(60))
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
        assertThat(parked.list(0, 1000))
                .hasSize(20)
                .allMatch(record -> record.group().equals("storm-readers"));
        assertThat(committedOffset()).as("the stopped batch is not committed").isZero();

        // And the other group goes on
        String run = UUID.randomUUID().toString();
        letters.send(List.of(Letter.fine(run, "anna", 1)));
        await().until(() -> letters.count(run) == 1);
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
