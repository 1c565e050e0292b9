package dev.mainstay.report.projection;

import static dev.mainstay.report.Samples.instance;
import static dev.mainstay.report.Samples.job;
import static dev.mainstay.report.Samples.offer;
import static dev.mainstay.report.Samples.pool;
import static dev.mainstay.report.Samples.scan;
import static dev.mainstay.report.Samples.withInstances;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the real broker into the real database, seen through REST. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ProjectionsTest {
    private final UUID hostId = UUID.randomUUID();
    private final String fqdn = "fe-" + hostId + ".example";

    @Test
    void hostScanAndJobMeetInTheHostsState() {
        Topics.publish(
                EventType.HOST_REGISTERED,
                hostId,
                withInstances(
                        Samples.host(hostId, 1, fqdn, Freshness.FRESH, pool("pool1.example", 1)),
                        instance("RTCLOCAL", Presence.CONFIRMED, "11.0.7001.0")));
        Topics.publish(
                EventType.SCAN_COMPLETED,
                hostId,
                scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "SQL Server 2012")));

        awaitHost("MISSING");
        assertThat(host().getInt("host.critical")).isEqualTo(1);
        assertThat(host().getString("instances[0].state")).isEqualTo("MISSING");
        assertThat(host().getString("instances[0].generation")).isEqualTo("SQL Server 2012");

        Topics.publish(EventType.SCAN_COMPLETED, hostId, scan(hostId, 2, Outcome.COMPLETE));
        awaitHost("COMPLIANT");
        assertThat(host().getList("findings")).isEmpty();
        assertThat(host().getString("instances[0].state")).isEqualTo("COMPLIANT");
    }

    @Test
    void scanOfFiveThousandUpdatesArrivesWhole() {
        Topics.publish(EventType.HOST_REGISTERED, hostId, Samples.host(hostId, 1, "large.example", Freshness.FRESH));
        Offer[] offers = IntStream.range(0, 5000)
                .mapToObj(i -> Samples.offer("KB" + (1_000_000 + i), "Critical", "\u66f4".repeat(190)))
                .toArray(Offer[]::new);
        Topics.publish(EventType.SCAN_COMPLETED, hostId, scan(hostId, 1, Outcome.COMPLETE, offers));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(host().getInt("host.critical")).isEqualTo(5000));
        assertThat(host().getList("findings")).hasSize(5000);
    }

    @Test
    void jobKeepsItsNewestVersionAndItsWholeHistory() {
        UUID jobId = UUID.randomUUID();
        Topics.publish(EventType.JOB_PLANNED, jobId, job(jobId, 1, hostId, JobStatus.PLANNED));
        Topics.publish(EventType.JOB_SUCCEEDED, jobId, job(jobId, 3, hostId, JobStatus.SUCCEEDED));
        Topics.publish(EventType.JOB_RUNNING, jobId, job(jobId, 2, hostId, JobStatus.RUNNING));
        Topics.publish(EventType.JOB_SUCCEEDED, jobId, job(jobId, 3, hostId, JobStatus.SUCCEEDED));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/api/v1/jobs/" + jobId).getList("history.status"))
                        .containsExactly("PLANNED", "RUNNING", "SUCCEEDED"));
        JsonPath stored = get("/api/v1/jobs/" + jobId);
        assertThat(stored.getString("job.status")).isEqualTo("SUCCEEDED");
        assertThat(stored.getString("job.updates[0].title")).isEqualTo("Update é \"quoted\" \\ tab\t");
    }

    @Test
    void unreadableEventIsParkedAndTheStreamGoesOn() {
        UUID jobId = UUID.randomUUID();
        Topics.publish(EventType.JOB_RUNNING, jobId, "{\"jobId\":".getBytes(StandardCharsets.UTF_8));
        Topics.publish(EventType.JOB_RUNNING, jobId, "{\"sequence\":4}".getBytes(StandardCharsets.UTF_8));
        Topics.publish(EventType.JOB_RUNNING, jobId, job(jobId, 2, hostId, JobStatus.RUNNING));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/api/v1/jobs/" + jobId).then().statusCode(200));
        assertThat(get("/admin/v1/parked").getString("")).contains("report-service");
    }

    @Test
    void rolloutsAndDecisionsAreListed() {
        UUID rolloutId = UUID.randomUUID();
        UUID decisionId = UUID.randomUUID();
        Topics.publish(EventType.ROLLOUT_STARTED, rolloutId, Samples.rollout(rolloutId, 1, RolloutState.ACTIVE));
        Topics.publish(
                EventType.DECISION_WAIVED,
                decisionId,
                Samples.decision(
                        decisionId, 1, Verdict.WAIVED, DecisionState.STANDING, "KB9", List.of("other.example")));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(get("/api/v1/rollouts?open=true").getList("items.rolloutId"))
                    .contains(rolloutId.toString());
            assertThat(get("/api/v1/decisions?standing=true").getList("items.decisionId"))
                    .contains(decisionId.toString());
        });
    }

    private void awaitHost(String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(host().getString("host.state")).isEqualTo(state));
    }

    private JsonPath host() {
        return get("/api/v1/hosts/" + hostId);
    }

    private static JsonPath get(String path) {
        return given().get(path).jsonPath();
    }
}
