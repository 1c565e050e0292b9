package dev.mainstay.report.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A forged sequence that is not beyond reason silences its thing; the steps of docs/operations.md end that. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class RecoveryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long FORGED = 900_000;

    @Test
    void aJobThatWasSilencedIsHeardOfAgain() {
        UUID id = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        String path = "/api/v1/jobs/" + id;
        Topics.publish(EventType.JOB_PLANNED, id, Samples.job(id, 1, host, JobStatus.PLANNED));
        Topics.publish(EventType.JOB_SUCCEEDED, id, Samples.job(id, FORGED, host, JobStatus.SUCCEEDED));
        Topics.publish(EventType.JOB_FAILED, id, Samples.job(id, 2, host, JobStatus.FAILED));
        await().atMost(SOON)
                .untilAsserted(() -> given().get(path).then().statusCode(200).body("history.size()", equalTo(3)));
        given().get(path).then().body("job.status", equalTo("SUCCEEDED")); // silenced

        reset("patch.jobs.v1", id);
        Topics.publish(EventType.JOB_FAILED, id, Samples.job(id, 2, host, JobStatus.FAILED)); // announced again

        await().atMost(SOON)
                .untilAsserted(() -> given().get(path)
                        .then()
                        .body("job.status", equalTo("FAILED"))
                        .body("history.sequence", equalTo(List.of(1, 2))));
        Topics.publish(EventType.JOB_CANCELLED, id, Samples.job(id, 3, host, JobStatus.CANCELLED));
        await().atMost(SOON).untilAsserted(() -> given().get(path).then().body("job.status", equalTo("CANCELLED")));
    }

    @Test
    void aRolloutAndAHostToo() {
        UUID rollout = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        Topics.publish(EventType.ROLLOUT_STARTED, rollout, Samples.rollout(rollout, FORGED, RolloutState.ENDED));
        Topics.publish(EventType.HOST_CHANGED, host, Samples.host(host, FORGED, "forged.example", Freshness.FRESH));
        String state = "items.find { it.rolloutId == '" + rollout + "' }.state";
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(given().get("/api/v1/rollouts").jsonPath().getString(state))
                    .isEqualTo("ENDED");
            given().get("/api/v1/hosts/" + host).then().body("host.fqdn", equalTo("forged.example"));
        });

        reset("patch.rollouts.v1", rollout);
        reset("estate.hosts.v1", host);
        Topics.publish(EventType.ROLLOUT_CHANGED, rollout, Samples.rollout(rollout, 2, RolloutState.ACTIVE));
        Topics.publish(EventType.HOST_CHANGED, host, Samples.host(host, 2, "true.example", Freshness.FRESH));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(given().get("/api/v1/rollouts").jsonPath().getString(state))
                    .isEqualTo("ACTIVE");
            given().get("/api/v1/hosts/" + host).then().body("host.fqdn", equalTo("true.example"));
        });
    }

    @Test
    void everyTopicCanBeForgottenWhole() {
        for (String topic : new String[] {
            "estate.hosts.v1", "scan.results.v1", "patch.jobs.v1", "patch.rollouts.v1", "patch.decisions.v1"
        }) {
            given().contentType("application/json")
                    .body("{\"topic\": \"" + topic + "\", \"reason\": \"Forged\"}")
                    .post("/admin/v1/resets")
                    .then()
                    .statusCode(200)
                    .body("topic", equalTo(topic));
        }
        for (String bad : new String[] {
            "{}",
            "{\"topic\": \"patch.jobs.v1\"}",
            "{\"topic\": \"patch.jobs.v1\", \"reason\": \"x\", \"thing\": \"all\"}"
        }) {
            given().contentType("application/json")
                    .body(bad)
                    .post("/admin/v1/resets")
                    .then()
                    .statusCode(400);
        }
        given().contentType("application/json")
                .body("{\"topic\": \"nobodys.v1\", \"reason\": \"x\"}")
                .post("/admin/v1/resets")
                .then()
                .statusCode(404)
                .body("code", equalTo("topic-unknown"));
    }

    private static void reset(String topic, UUID thing) {
        given().contentType("application/json")
                .body("{\"topic\": \"" + topic + "\", \"thing\": \"" + thing
                        + "\", \"reason\": \"Somebody forged it\"}")
                .post("/admin/v1/resets")
                .then()
                .statusCode(200)
                .body("things", equalTo(1));
    }
}
