package dev.mainstay.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.embedded.BrokerProcess;
import dev.mainstay.embedded.DatabaseProcess;
import dev.mainstay.messaging.intake.InPlaceRetry;
import dev.mainstay.messaging.parked.ParkedRecord;
import dev.mainstay.messaging.parked.ParkedRecords;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class OutageTest {
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(10);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(30);

    private final String run = UUID.randomUUID().toString();

    @SuppressWarnings("NullAway.Init") // by Platform
    BrokerProcess broker;

    @SuppressWarnings("NullAway.Init") // by Platform
    DatabaseProcess database;

    @Inject
    Letters letters;

    @Inject
    ParkedRecords parked;

    @Inject
    InPlaceRetry retry;

    @Inject
    MeterRegistry meters;

    @Inject
    ObjectMapper mapper;

    @Test
    void whileTheDatabaseIsAwayNothingIsLostAndNothingIsParked() throws Exception {
        // Given
        publish(1, 100);
        await().until(() -> letters.count(run) == 100);
        List<ParkedRecord> parkedBefore = parked.list(0, 1000);

        // When
        database.kill();
        Instant gone = Instant.now();
        publish(101, 600);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> passed(gone, DATABASE_AWAY) && retry.waiting().containsKey("letter-readers"));
        given().get("/q/health/live").then().statusCode(200);
        database.restart();

        // Then
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> letters.count(run) == 600);
        assertThat(letters.kept(run).get("anna")).isEqualTo(numbers(1, 600));
        assertThat(parked.list(0, 1000)).hasSameSizeAs(parkedBefore);
        assertThat(Meters.value(meters, "intake.retries")).isPositive();
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void whileTheBrokerIsAwayTheOutboxGrowsAndThenDrainsInOrder() {
        // Given
        letters.send(Letters.fine(run, "anna", 1, 10));
        await().until(() -> letters.count(run) == 10);

        // When the service keeps working without the broker
        broker.kill();
        Instant gone = Instant.now();
        for (int tenth = 1; tenth <= 10; tenth++) {
            Duration until = BROKER_AWAY.multipliedBy(tenth).dividedBy(10);
            letters.send(Letters.fine(run, "anna", tenth * 20 - 9, tenth * 20 + 10));
            await().until(() -> passed(gone, until));
        }

        // Then
        await().until(() -> Meters.value(meters, "outbox.rows") == 200);
        assertThat(Meters.value(meters, "outbox.lag.seconds")).isBetween(20.0, 60.0);
        given().get("/q/health/live").then().statusCode(200);

        // When
        broker.restart();

        // Then
        await().atMost(Duration.ofSeconds(60)).until(() -> letters.count(run) == 210);
        assertThat(letters.kept(run).get("anna")).isEqualTo(numbers(1, 210));
        await().until(() ->
                Meters.value(meters, "outbox.rows") == 0 && Meters.value(meters, "outbox.lag.seconds") == 0);
    }

    private void publish(int from, int to) throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Letter letter : Letters.fine(run, "anna", from, to)) {
            records.add(new ProducerRecord<>(
                    "letters.v1",
                    null,
                    "anna",
                    mapper.writeValueAsBytes(letter),
                    Topic.headers(UUID.randomUUID().toString())));
        }
        new Topic(broker.bootstrapServers(), "letters.v1").sendAll(records);
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private static boolean passed(Instant since, Duration time) {
        return Duration.between(since, Instant.now()).compareTo(time) >= 0;
    }
}
