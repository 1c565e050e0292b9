package dev.mainstay.report.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.Act;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Retraction;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.report.projection.Projections;
import dev.mainstay.testing.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who did what to jobs, rollouts and decisions, and why: in the job's history, the lists and the feed. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
@SuppressWarnings("NullAway.Init") // Quarkus injects
class WhoDidItTest {
    @Inject
    Projections projections;

    private final UUID id = UUID.randomUUID();

    @Test
    void theHistoryOfAJobTellsOnceWhoAskedItToStopAndTheJobGoesOnTellingIt() {
        JobSnapshot running = Samples.job(id, 1, UUID.randomUUID(), JobStatus.RUNNING);
        Act asked = new Act(Act.Kind.CANCEL, "anna", running.changedAt().plusSeconds(1), "Freeze", null);

        project(EventType.JOB_RUNNING, running);
        project(
                EventType.JOB_RUNNING,
                Samples.after(Samples.job(id, 2, running.hostId(), JobStatus.RUNNING), 2, asked));
        project(
                EventType.JOB_CANCELLED,
                Samples.after(Samples.job(id, 3, running.hostId(), JobStatus.CANCELLED), 3, asked));

        JsonPath job = RestAssured.get("/api/v1/jobs/" + id).jsonPath();
        assertThat(job.getList("history.act")).containsExactly(null, "CANCEL", null);
        assertThat(job.getString("history[1].actBy")).isEqualTo("anna");
        assertThat(job.getString("history[1].actReason")).isEqualTo("Freeze");
        assertThat(job.getString("job.acts[0].by")).isEqualTo("anna");
        JsonPath feed = feed();
        assertThat(feed.getList("act")).containsExactly(null, "CANCEL", null);
        assertThat(feed.getString("[1].by")).isEqualTo("anna");
        assertThat(feed.getString("[1].message")).isEqualTo("Freeze");
    }

    @Test
    void aRolloutAndTheFeedTellWhoHaltedAndWhoResumedIt() {
        Act halted = new Act(Act.Kind.HALT, "anna", Samples.T0.plusSeconds(2), "Freeze", null);
        Act resumed = new Act(Act.Kind.RESUME, "ben", Samples.T0.plusSeconds(3), null, null);

        project(EventType.ROLLOUT_HALTED, rollout(2, RolloutState.HALTED, "Freeze", List.of(halted)));
        project(EventType.ROLLOUT_RESUMED, rollout(3, RolloutState.ACTIVE, null, List.of(halted, resumed)));
        project(EventType.ROLLOUT_CHANGED, rollout(4, RolloutState.ACTIVE, null, List.of(halted, resumed)));

        JsonPath rollouts = RestAssured.get("/api/v1/rollouts").jsonPath();
        assertThat(rollouts.getList("items.find { it.rolloutId == '" + id + "' }.acts.by"))
                .containsExactly("anna", "ben");
        JsonPath feed = feed();
        assertThat(feed.getList("by")).containsExactly("anna", "ben", null);
        assertThat(feed.getList("message")).containsExactly("Freeze", null, null);
    }

    @Test
    void thatLostJobsHaltedARolloutAndReturnedIsToldAsWhatItIs() {
        Act halted = new Act(Act.Kind.HALT, null, Samples.T0.plusSeconds(2), "8 hosts", "too-many-lost");
        Act resumed = new Act(Act.Kind.RESUME, null, Samples.T0.plusSeconds(3), "Heard of", "lost-returned");

        project(EventType.ROLLOUT_HALTED, rollout(2, RolloutState.HALTED, "8 hosts", List.of(halted)));
        project(EventType.ROLLOUT_RESUMED, rollout(3, RolloutState.ACTIVE, null, List.of(halted, resumed)));

        assertThat(RestAssured.get("/api/v1/rollouts")
                        .jsonPath()
                        .getString("items.find { it.rolloutId == '" + id + "' }.state"))
                .isEqualTo("ACTIVE");
        assertThat(feed().getList("code")).containsExactly("too-many-lost", "lost-returned");
        assertThat(feed().getList("by")).containsExactly(null, null);
    }

    @Test
    void aLostJobThatReturnsRunsHereToo() {
        UUID host = UUID.randomUUID();

        project(EventType.JOB_LOST, Samples.job(id, 2, host, JobStatus.LOST));
        project(EventType.JOB_RUNNING, Samples.job(id, 3, host, JobStatus.RUNNING));

        assertThat(RestAssured.get("/api/v1/jobs/" + id).jsonPath().getString("job.status"))
                .isEqualTo("RUNNING");
        assertThat(feed().getList("type")).containsExactly("job.lost", "job.running");
    }

    @Test
    void aRetractionLeavesWhatItRetracts() {
        DecisionSnapshot made =
                Samples.decision(id, 1, Verdict.DECLINED, DecisionState.STANDING, "KB5000001", List.of());
        Retraction retraction = new Retraction("ben", Samples.T0.plusSeconds(2), "Mended");

        project(EventType.DECISION_DECLINED, made);
        project(
                EventType.DECISION_RETRACTED,
                new DecisionSnapshot(
                        id,
                        2,
                        retraction.at(),
                        made.verdict(),
                        DecisionState.RETRACTED,
                        null,
                        made.kb(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        made.reason(),
                        made.decidedBy(),
                        made.changedAt(),
                        retraction,
                        null,
                        null));

        JsonPath decisions = RestAssured.get("/api/v1/decisions").jsonPath();
        String mine = "items.find { it.decisionId == '" + id + "' }";
        assertThat(decisions.getString(mine + ".reason")).isEqualTo("Breaks the gateway");
        assertThat(decisions.getString(mine + ".decidedBy")).isEqualTo("anna");
        assertThat(decisions.getString(mine + ".retraction.by")).isEqualTo("ben");
        assertThat(decisions.getString(mine + ".retraction.reason")).isEqualTo("Mended");
        JsonPath feed = feed();
        assertThat(feed.getList("by")).containsExactly("anna", "ben");
        assertThat(feed.getList("message")).containsExactly("Breaks the gateway", "Mended");
    }

    private RolloutSnapshot rollout(long sequence, RolloutState state, @Nullable String reason, List<Act> acts) {
        return Records.with(Samples.rollout(id, sequence, state), "reason", reason, "acts", acts);
    }

    /** What the feed tells of this test's subject, oldest first. */
    private JsonPath feed() {
        List<Object> entries = RestAssured.get("/api/v1/events?limit=500")
                .jsonPath()
                .getList("findAll { it.subject == '" + id + "' }.sort { it.id }");
        try {
            return new JsonPath(EventJson.mapper().writeValueAsString(entries));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void project(EventType type, Record snapshot) {
        try {
            projections.project(List.of(new ReceivedEvent(
                    type.topic().topicName(),
                    0,
                    0,
                    null,
                    UUID.randomUUID().toString(),
                    type.wireName(),
                    "/test",
                    Instant.now(),
                    EventJson.mapper().writeValueAsBytes(snapshot))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
