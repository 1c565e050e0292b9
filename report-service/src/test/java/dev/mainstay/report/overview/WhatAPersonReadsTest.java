package dev.mainstay.report.overview;

import static dev.mainstay.report.Samples.conclusion;
import static dev.mainstay.report.Samples.conclusions;
import static dev.mainstay.report.Samples.decision;
import static dev.mainstay.report.Samples.job;
import static dev.mainstay.report.Samples.offer;
import static dev.mainstay.report.Samples.pool;
import static dev.mainstay.report.Samples.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot.State;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.report.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the page has to show a person: what waits, who decided, one line per job, and no green for what is out of support. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
@SuppressWarnings("NullAway.Init") // Quarkus injects
class WhatAPersonReadsTest {
    @Inject
    Projections projections;

    private final UUID hostId = UUID.randomUUID();
    private final UUID jobId = UUID.randomUUID();
    private final String poolName = "pool-" + hostId + ".example";
    private final List<ReceivedEvent> events = new ArrayList<>();

    @Test
    void everyWaitingJobIsToldUntilItBegins() {
        // Given
        estate();
        given(EventType.JOB_SCHEDULED, job(jobId, 1, hostId, JobStatus.SCHEDULED));
        project();

        // Then
        String mine = "waitingJobs.find { it.jobId == '" + jobId + "' }";
        assertThat(overview().getString(mine + ".status")).isEqualTo("SCHEDULED");
        assertThat(overview().getInt(mine + ".updates")).isEqualTo(1);
        assertThat(overview().getString(mine + ".title")).startsWith("Update é \"quoted\"");
        assertThat(overview().getString(mine + ".pools[0]")).isEqualTo("pool1.example");
        assertThat(overview().getBoolean(mine + ".simulated")).isTrue();
        assertThat(overview().getInt("waiting")).isPositive();

        // When
        given(EventType.JOB_LEASED, job(jobId, 2, hostId, JobStatus.LEASED));
        project();

        // Then
        assertThat(overview().getString(mine)).isNull();
    }

    @Test
    void aRunningJobIsOneLineThatMoves() {
        // Given
        estate();
        for (int sequence = 1; sequence <= 5; sequence++) {
            given(EventType.JOB_RUNNING, job(jobId, sequence, hostId, JobStatus.RUNNING));
            project();
        }

        // Then
        assertThat(overview().getList("events.findAll { it.subject == '" + jobId + "' }"))
                .hasSize(1);
        assertThat(RestAssured.get("/api/v1/events?limit=500")
                        .jsonPath()
                        .getList("findAll { it.subject == '" + jobId + "' }"))
                .hasSize(5);
    }

    @Test
    void theHostTellsWhoDecidedAboutWhatItIsOfferedAndNothingElse() {
        // Given
        estate();
        UUID declined = UUID.randomUUID();
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB5000001", "Critical", "Windows")));
        given(EventType.DECISION_DECLINED, decided(declined, 1, DecisionState.STANDING, "KB5000001", poolName));
        given(
                EventType.DECISION_DECLINED,
                decided(UUID.randomUUID(), 1, DecisionState.STANDING, "KB5000002", poolName));
        given(
                EventType.DECISION_DECLINED,
                decided(UUID.randomUUID(), 1, DecisionState.STANDING, "KB5000001", "elsewhere.example"));
        project();

        // Then
        JsonPath host = RestAssured.get("/api/v1/hosts/" + hostId).jsonPath();
        assertThat(host.getList("decisions.decisionId")).containsExactly(declined.toString());
        assertThat(host.getString("decisions[0].decidedBy")).isEqualTo("anna");
        assertThat(host.getString("decisions[0].reason")).isEqualTo("Breaks the gateway");

        // When
        given(EventType.DECISION_RETRACTED, decided(declined, 2, DecisionState.RETRACTED, "KB5000001", poolName));
        project();

        // Then
        assertThat(RestAssured.get("/api/v1/hosts/" + hostId).jsonPath().getList("decisions"))
                .isEmpty();
    }

    @Test
    void aDecisionByGuidIsToldByTheUpdatesTitle() {
        // Given
        estate();
        Offer offered = offer("KB5000009", "Critical", "Windows");
        UUID decisionId = UUID.randomUUID();
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offered));
        project();

        // When
        given(
                EventType.DECISION_DECLINED,
                new DecisionSnapshot(
                        decisionId,
                        1,
                        Samples.T0,
                        Verdict.DECLINED,
                        DecisionState.STANDING,
                        offered.update().updateId(),
                        null,
                        List.of(poolName),
                        List.of(),
                        null,
                        null,
                        "Breaks the gateway",
                        "anna",
                        null,
                        null,
                        null,
                        null));
        project();

        // Then
        assertThat(overview().getString("events.find { it.subject == '" + decisionId + "' }.name"))
                .isEqualTo(offered.title());
    }

    @Test
    void whatIsSimulatedSaysSoInEachUpdateAndConclusion() {
        // Given
        estate();
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB5000001", "Critical", "Windows")));
        given(EventType.FINDINGS_CHANGED, conclusions(hostId, 1, conclusion("windows/KB5000001", State.MISSING)));
        project();

        // Then
        JsonPath host = RestAssured.get("/api/v1/hosts/" + hostId).jsonPath();
        assertThat(host.getList("findings.simulated")).containsExactly(true);
        assertThat(host.getBoolean("conclusions.simulated")).isTrue();
    }

    @Test
    void aCompliantHostThatCannotBePatchedAnyMoreIsCountedApart() {
        // Given
        estate();
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE));
        project();
        int before = overview().getInt("compliantUnpatchable");

        // When
        given(EventType.FINDINGS_CHANGED, conclusions(hostId, 1, conclusion("workload/lync", State.UNPATCHABLE)));
        project();

        // Then
        assertThat(overview().getInt("compliantUnpatchable")).isEqualTo(before + 1);
    }

    private static DecisionSnapshot decided(UUID id, long sequence, DecisionState state, String kb, String pool) {
        return decision(id, sequence, Verdict.DECLINED, state, kb, List.of(pool));
    }

    private void estate() {
        given(
                EventType.HOST_REGISTERED,
                Samples.host(hostId, 1, "h-" + hostId + ".example", Freshness.FRESH, pool(poolName, 1)));
        project();
    }

    private static JsonPath overview() {
        return RestAssured.get("/api/v1/overview").jsonPath();
    }

    private void given(EventType type, Record snapshot) {
        try {
            events.add(new ReceivedEvent(
                    type.topic().topicName(),
                    0,
                    0,
                    null,
                    UUID.randomUUID().toString(),
                    type.wireName(),
                    "/test",
                    Instant.now(),
                    EventJson.mapper().writeValueAsBytes(snapshot)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void project() {
        projections.project(List.copyOf(events));
        events.clear();
    }
}
