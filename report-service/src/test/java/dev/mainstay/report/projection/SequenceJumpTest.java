package dev.mainstay.report.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** A sequence that is far too high, in each kind of snapshot: it is parked, and what comes after it is taken. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class SequenceJumpTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void hosts() {
        UUID id = UUID.randomUUID();
        jump(EventType.HOST_CHANGED, id, sequence -> Samples.host(id, sequence, "h" + sequence, Freshness.FRESH));

        awaitText("/api/v1/hosts/" + id, "host.fqdn", "h2");
        assertParked("host " + id);
    }

    @Test
    void scans() {
        UUID id = UUID.randomUUID();
        Topics.publish(EventType.HOST_CHANGED, id, Samples.host(id, 1, "scanned", Freshness.FRESH));
        jump(
                EventType.SCAN_COMPLETED,
                id,
                sequence -> sequence == 2
                        ? Samples.scan(id, 2, Outcome.COMPLETE, Samples.offer("KB2", "Critical", "Windows"))
                        : Samples.scan(id, sequence, Outcome.COMPLETE));

        awaitText("/api/v1/hosts/" + id, "findings[0].kbs[0]", "KB2");
        assertParked("the scans of host " + id);
    }

    @Test
    void conclusions() {
        UUID id = UUID.randomUUID();
        jump(EventType.FINDINGS_CHANGED, id, sequence -> Samples.conclusions(id, sequence));

        assertParked("what is concluded about host " + id);
    }

    @Test
    void jobs() {
        UUID id = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        jump(
                EventType.JOB_RUNNING,
                id,
                sequence -> Samples.job(id, sequence, host, sequence == 2 ? JobStatus.LOST : JobStatus.RUNNING));

        awaitText("/api/v1/jobs/" + id, "job.status", "LOST");
        assertThat(given().get("/api/v1/jobs/" + id).jsonPath().getList("history"))
                .hasSize(2);
        assertParked("job " + id);
    }

    @Test
    void rollouts() {
        UUID id = UUID.randomUUID();
        jump(
                EventType.ROLLOUT_CHANGED,
                id,
                sequence -> Samples.rollout(id, sequence, sequence == 2 ? RolloutState.HALTED : RolloutState.ACTIVE));

        awaitText("/api/v1/rollouts", "items.find { it.rolloutId == '" + id + "' }.state", "HALTED");
        assertParked("rollout " + id);
    }

    @Test
    void decisions() {
        UUID id = UUID.randomUUID();
        jump(
                EventType.DECISION_APPROVED,
                id,
                sequence -> Samples.decision(
                        id, sequence, Verdict.APPROVED, DecisionState.STANDING, "KB" + sequence, List.of()));

        awaitText("/api/v1/decisions", "items.find { it.decisionId == '" + id + "' }.kb", "KB2");
        assertParked("decision " + id);
    }

    private void jump(EventType type, UUID id, LongFunction<Object> snapshot) {
        Topics.publish(type, id, snapshot.apply(1));
        ObjectNode forged = EventJson.mapper().valueToTree(snapshot.apply(3));
        Topics.publish(type, id, (Object) forged.put("sequence", Long.MAX_VALUE));
        Topics.publish(type, id, snapshot.apply(2));
    }

    private static void awaitText(String path, String member, String expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(given().get(path).jsonPath().getString(member))
                        .isEqualTo(expected));
    }

    private static void assertParked(String what) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(given().get("/admin/v1/parked?limit=1000")
                                .jsonPath()
                                .getList("reason", String.class))
                        .anyMatch(reason -> reason.startsWith(
                                "Sequence 9223372036854775807 of " + what + " is more than 1000000 above ")));
    }
}
