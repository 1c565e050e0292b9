package dev.mainstay.report.feed;

import static dev.mainstay.report.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.report.Platform;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live stream, from the broker to a client. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
@SuppressWarnings("NullAway.Init") // Quarkus gives the address
class EventStreamTest {
    @TestHTTPResource("/api/v1/events/stream")
    URL stream;

    private final UUID hostId = UUID.randomUUID();

    @Test
    void clientThatComesBackGetsWhatItMissedAndThenWhatHappens() throws IOException {
        UUID first = publish();
        UUID second = publish();
        long seen = idOf(first);
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpURLConnection connection = connect(Long.toString(seen), lines);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> contains(lines, second));
            assertThat(contains(lines, first)).isFalse();

            UUID third = publish();

            await().atMost(Duration.ofSeconds(20)).until(() -> contains(lines, third));
            assertThat(lines).contains("event:event", "id:" + idOf(third));
        } finally {
            connection.disconnect();
        }
    }

    @Test
    void clientThatKnowsAFutureIsToldToStartAnew() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpURLConnection connection = connect("999999999", lines);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> lines.contains("event:reset"));
        } finally {
            connection.disconnect();
        }
    }

    @Test
    void whatIsNoIdIsRefused() {
        RestAssured.given()
                .header("Last-Event-ID", "yesterday")
                .get("/api/v1/events/stream")
                .then()
                .statusCode(400);
    }

    private UUID publish() {
        UUID jobId = UUID.randomUUID();
        Topics.publish(EventType.JOB_RUNNING, jobId, job(jobId, 1, hostId, JobStatus.RUNNING));
        await().atMost(Duration.ofSeconds(20)).until(() -> find(jobId) != null);
        return jobId;
    }

    private static long idOf(UUID jobId) {
        Integer id = find(jobId);
        assertThat(id).isNotNull();
        return id == null ? 0 : id;
    }

    private static @Nullable Integer find(UUID jobId) {
        return RestAssured.get("/api/v1/events?limit=500").jsonPath().get("find { it.subject == '" + jobId + "' }?.id");
    }

    private static boolean contains(List<String> lines, UUID jobId) {
        return lines.stream().anyMatch(line -> line.startsWith("data:") && line.contains(jobId.toString()));
    }

    private HttpURLConnection connect(String lastEventId, List<String> lines) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(stream.toString()).toURL().openConnection();
        connection.setRequestProperty("Last-Event-ID", lastEventId);
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("closed");
            }
        });
        return connection;
    }
}
