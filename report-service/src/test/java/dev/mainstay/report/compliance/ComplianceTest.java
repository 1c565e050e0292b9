package dev.mainstay.report.compliance;

import static dev.mainstay.report.Samples.conclusion;
import static dev.mainstay.report.Samples.conclusions;
import static dev.mainstay.report.Samples.flagged;
import static dev.mainstay.report.Samples.instance;
import static dev.mainstay.report.Samples.job;
import static dev.mainstay.report.Samples.offer;
import static dev.mainstay.report.Samples.pool;
import static dev.mainstay.report.Samples.scan;
import static dev.mainstay.report.Samples.withInstances;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.Act;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot.State;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.report.projection.Projections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where hosts and instances stand, from events in any order, in the real database. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
@SuppressWarnings("NullAway.Init") // Quarkus injects
class ComplianceTest {
    @Inject
    Projections projections;

    @Inject
    AgroalDataSource database;

    private final UUID hostId = UUID.randomUUID();
    private final String site = "pool-" + hostId + ".example";
    private final List<ReceivedEvent> events = new ArrayList<>();

    @Test
    void neverScannedIsUnknown() {
        given(EventType.HOST_REGISTERED, host(1, Freshness.NEVER_SCANNED));
        project();
        assertThat(state()).isEqualTo("UNKNOWN");
    }

    @Test
    void optionalUpdatesAndDriversAreListedAndNeverMakeAHostRed() {
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(
                EventType.SCAN_COMPLETED,
                scan(
                        hostId,
                        1,
                        Outcome.COMPLETE,
                        flagged(offer("KB5000101", null, "Windows Server 2016"), UpdateKind.SOFTWARE, true, null),
                        flagged(
                                offer("KB5000102", "Critical", "Drivers"),
                                UpdateKind.DRIVER,
                                false,
                                Instant.parse("2026-11-30T02:00:00Z"))));
        project();

        assertThat(state()).isEqualTo("COMPLIANT");
        JsonPath told = RestAssured.get("/api/v1/hosts/" + hostId).jsonPath();
        assertThat(told.getInt("host.optional")).isEqualTo(2);
        assertThat(told.getInt("host.critical") + told.getInt("host.unspecified"))
                .isZero();
        assertThat(told.getList("findings.optional")).containsExactly(true, true);
        assertThat(told.getList("findings.deadline")).contains("2026-11-30T02:00:00Z");
    }

    @Test
    void completeScanWithoutFindingsIsCompliantAndStaleIsNot() {
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");

        given(EventType.HOST_CHANGED, host(2, Freshness.STALE));
        project();
        assertThat(state()).isEqualTo("UNKNOWN");
    }

    @Test
    void hostIsNotCompliantWhileItIsNotKnownWhichMachineSpeaks() {
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE));
        given(EventType.HOST_CHANGED, Samples.inConflict(host(1, Freshness.FRESH), 2));
        project();
        assertThat(state()).isEqualTo("UNKNOWN");
        assertThat(hostPage().getString("host.identityConflict")).isEqualTo("another-machine");

        given(EventType.HOST_CHANGED, host(3, Freshness.FRESH));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");
        assertThat(hostPage().getString("host.identityConflict")).isNull();
    }

    @Test
    void aNameSaysWhoCarriesItShowsTheirColourAndIsCountedNowhere() {
        // Given: a compliant host that carries a name, and two other names
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE));
        UUID listener = UUID.randomUUID();
        UUID outside = UUID.randomUUID();
        named(listener, "listener-" + listener + ".example", hostId);
        named(outside, "outside-" + outside + ".example");
        project();

        // Then
        JsonPath told = RestAssured.get("/api/v1/hosts/" + listener).jsonPath();
        assertThat(told.getList("host.carriedBy"))
                .containsExactly(host(1, Freshness.FRESH).fqdn());
        assertThat(hostPage().getString("host.carriedBy")).isNull();
        JsonPath tile = tile("listener-" + listener + ".example");
        assertThat(tile.getString("colour")).isEqualTo("COMPLIANT");
        assertThat(tile.getInt("hosts.total")).isZero();
        assertThat(tile.getList("members[0].carriedBy")).hasSize(1);
        JsonPath nobody = tile("outside-" + outside + ".example");
        assertThat(nobody.getString("colour")).isEqualTo("UNKNOWN");
        assertThat(nobody.getList("members[0].carriedBy")).isEmpty();
        assertThat(RestAssured.get("/api/v1/compliance?by=host").jsonPath().getList("key"))
                .contains(host(1, Freshness.FRESH).fqdn())
                .doesNotContain("listener-" + listener + ".example");
    }

    private static JsonPath tile(String pool) {
        return RestAssured.get("/api/v1/overview").jsonPath().setRootPath("pools.find { it.pool == '" + pool + "' }");
    }

    private void named(UUID id, String fqdn, UUID... carriers) {
        HostSnapshot name =
                Samples.carriedBy(Samples.host(id, 1, fqdn, Freshness.NEVER_SCANNED, Samples.pool(fqdn, 1)), carriers);
        given(EventType.HOST_REGISTERED, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARTIAL", "FAILED"})
    void whatWasFoundOnASystemThatIsGoneDoesNotSpeakForTheNewOne(Outcome outcome) {
        // Given
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.FINDINGS_CHANGED, conclusions(hostId, 1, conclusion("windows/KB1", State.MISSING)));
        project();
        assertThat(hostPage().getList("conclusions.items")).hasSize(1);

        // When
        given(
                outcome == Outcome.FAILED ? EventType.SCAN_FAILED : EventType.SCAN_COMPLETED,
                Samples.startedAnew(scan(hostId, 2, outcome)));
        project();

        // Then
        assertThat(hostPage().getList("findings")).isEmpty();
        assertThat(hostPage().getInt("host.critical")).isZero();
        assertThat(hostPage().getString("conclusions")).isNull();
        assertThat(hostPage().getBoolean("host.assessed")).isFalse();
    }

    @Test
    void failedScanIsUnknownAndWhatWasFoundStands() {
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.SCAN_FAILED, scan(hostId, 2, Outcome.FAILED));
        project();
        assertThat(state()).isEqualTo("UNKNOWN");
        assertThat(hostPage().getInt("host.critical")).isEqualTo(1);
    }

    @Test
    void partialScanIsSilentOnWhatItDoesNotList() {
        ScanSnapshot.Offer installed = offer("KB1", "Critical", "Windows");
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, installed, offer("KB2", "Low", "Windows")));
        project();
        given(
                EventType.SCAN_COMPLETED,
                scan(hostId, 2, Outcome.PARTIAL, List.of(installed.update()), offer("KB3", null, "Windows")));
        project();

        assertThat(hostPage().getList("findings.kbs.flatten()")).containsExactlyInAnyOrder("KB2", "KB3");
        assertThat(state()).isEqualTo("MISSING");

        given(EventType.SCAN_COMPLETED, scan(hostId, 3, Outcome.COMPLETE));
        given(EventType.SCAN_COMPLETED, scan(hostId, 4, Outcome.PARTIAL));
        project();
        assertThat(state()).isEqualTo("UNKNOWN");
    }

    @Test
    void lostJobIsFailedUntilACompleteScanShowsNothingMissing() {
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.JOB_LOST, job(UUID.randomUUID(), 5, hostId, JobStatus.LOST));
        project();
        assertThat(state()).isEqualTo("FAILED");

        given(EventType.SCAN_COMPLETED, scan(hostId, 6, Outcome.COMPLETE));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");
    }

    @Test
    void jobThatLeftItsHostAsItWasStandsAgainstItOnlyUntilItsNextScan() {
        Instant ended = Samples.untouched(UUID.randomUUID(), 5, hostId).changedAt();
        given(EventType.HOST_REGISTERED, Samples.scannedAt(host(1, Freshness.FRESH), ended.minusSeconds(1)));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.JOB_FAILED, Samples.untouched(UUID.randomUUID(), 5, hostId));
        project();
        assertThat(state()).isEqualTo("FAILED");

        given(EventType.HOST_CHANGED, Samples.scannedAt(host(2, Freshness.FRESH), ended.plusSeconds(1)));
        project();
        assertThat(state()).isEqualTo("MISSING");
    }

    @Test
    void jobWhoseHostAPersonFoundWellStandsAgainstItOnlyUntilItsNextScan() {
        JobSnapshot failed = job(UUID.randomUUID(), 5, hostId, JobStatus.FAILED);
        Instant settled = failed.changedAt().plusSeconds(60);
        given(EventType.HOST_REGISTERED, Samples.scannedAt(host(1, Freshness.FRESH), settled.plusSeconds(1)));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.JOB_FAILED, failed);
        project();
        assertThat(state()).isEqualTo("FAILED");

        given(
                EventType.JOB_FAILED,
                Samples.after(failed, 6, new Act(Act.Kind.SETTLE_INSTALLED, "anna", settled, "By hand", null)));
        project();
        assertThat(state()).isEqualTo("MISSING");
    }

    @Test
    void jobThatChangedItsHostStandsAgainstItAlsoAfterAScanThatStillFindsSomethingMissing() {
        Instant ended = job(UUID.randomUUID(), 5, hostId, JobStatus.FAILED).changedAt();
        given(EventType.HOST_REGISTERED, Samples.scannedAt(host(1, Freshness.FRESH), ended.plusSeconds(1)));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.JOB_FAILED, job(UUID.randomUUID(), 5, hostId, JobStatus.FAILED));
        project();
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void waivedUpdateIsExceptedWhereTheDecisionHoldsAndWhileItStands() {
        UUID decisionId = UUID.randomUUID();
        String kb = "KB" + hostId;
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer(kb, "Critical", "Windows")));
        given(
                EventType.DECISION_WAIVED,
                Samples.decision(decisionId, 1, Verdict.WAIVED, DecisionState.STANDING, kb, List.of(site)));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");
        assertThat(hostPage().getInt("host.excepted")).isEqualTo(1);

        given(
                EventType.DECISION_RETRACTED,
                Samples.decision(decisionId, 2, Verdict.WAIVED, DecisionState.RETRACTED, kb, List.of(site)));
        project();
        assertThat(state()).isEqualTo("MISSING");
    }

    @Test
    void waivedUpdateIsExceptedHoweverTheNameOfThePoolIsWritten() {
        String kb = "KB" + hostId;
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer(kb, "Critical", "Windows")));
        given(
                EventType.DECISION_WAIVED,
                Samples.decision(
                        UUID.randomUUID(),
                        1,
                        Verdict.WAIVED,
                        DecisionState.STANDING,
                        kb,
                        List.of(" " + site.toUpperCase(Locale.ROOT))));
        project();

        assertThat(state()).isEqualTo("COMPLIANT");
        assertThat(hostPage().getInt("host.excepted")).isEqualTo(1);
        assertThat(hostPage().getList("decisions")).hasSize(1);
    }

    @Test
    void whatIsExceptedOnAHostFollowsItFromPoolToPool() {
        String kb = "KB" + hostId;
        String other = "other-" + site;
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer(kb, "Critical", "Windows")));
        given(EventType.DECISION_DECLINED, standing(Verdict.DECLINED, kb, List.of(site)));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");

        given(EventType.HOST_CHANGED, hostOf(2, other));
        project();
        assertThat(state()).isEqualTo("MISSING");
        assertThat(hostPage().getInt("host.excepted")).isZero();

        given(EventType.HOST_CHANGED, hostOf(3, site));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");
    }

    @Test
    void approvalForAPoolBeatsADeclineForTheEstate() {
        String kb = "KB" + hostId;
        given(EventType.HOST_REGISTERED, host(1, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer(kb, "Critical", "Windows")));
        given(EventType.DECISION_DECLINED, standing(Verdict.DECLINED, kb, List.of()));
        project();
        assertThat(state()).isEqualTo("COMPLIANT");

        given(EventType.DECISION_APPROVED, standing(Verdict.APPROVED, kb, List.of(site)));
        project();
        assertThat(state()).isEqualTo("MISSING");
    }

    private HostSnapshot hostOf(long sequence, String pool) {
        return Samples.host(hostId, sequence, "h-" + hostId + ".example", Freshness.FRESH, pool(pool, 1));
    }

    private static Object standing(Verdict verdict, String kb, List<String> pools) {
        return Samples.decision(UUID.randomUUID(), 1, verdict, DecisionState.STANDING, kb, pools);
    }

    @Test
    void instanceIsCompliantOnlyWhenConfirmedAndNothingOfItsGenerationIsMissing() {
        given(
                EventType.HOST_REGISTERED,
                withInstances(
                        host(1, Freshness.FRESH),
                        instance("RTCLOCAL", Presence.CONFIRMED, "11.0.7001.0"),
                        instance("LYNCLOCAL", Presence.CONFIRMED, "12.0.6024.0"),
                        instance("RTC", Presence.EXPECTED, null),
                        instance("GONE", Presence.MISSING, null),
                        instance("EXTRA", Presence.UNEXPECTED, "12.0.6024.0")));
        given(
                EventType.SCAN_COMPLETED,
                scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Microsoft SQL Server 2012")));
        project();

        assertThat(hostPage().getList("instances.collect { it.name + ' ' + it.state }"))
                .containsExactly(
                        "EXTRA UNKNOWN", "GONE UNKNOWN", "LYNCLOCAL COMPLIANT", "RTC UNKNOWN", "RTCLOCAL MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "pool", "role", "host", "instance"})
    void retiredHostIsInNoTableAndItsPartsAddUp(String by) {
        HostSnapshot host = withInstances(host(1, Freshness.FRESH), instance("RTC", Presence.EXPECTED, null));
        given(EventType.HOST_REGISTERED, host);
        project();
        JsonPath before = table(by);
        List<Integer> totals = before.getList("collect { it.hosts.total }");
        assertThat(
                        before.<Integer>getList(
                                "collect { it.hosts.compliant + it.hosts.missing + it.hosts.pendingRestart + it.hosts.unknown + it.hosts.failed }"))
                .isEqualTo(totals);
        int count = totals.stream().mapToInt(Integer::intValue).sum();

        given(EventType.HOST_RETIRED, Samples.retired(host, 2));
        project();

        List<Integer> after = table(by).getList("collect { it.hosts.total }");
        assertThat(after.stream().mapToInt(Integer::intValue).sum()).isLessThan(count);
        RestAssured.get("/api/v1/hosts/" + hostId).then().statusCode(404);
    }

    @Test
    void rebuildGivesTheSameAndOrderAndRepetitionChangeNothing() throws SQLException {
        UUID jobId = UUID.randomUUID();
        given(EventType.HOST_REGISTERED, host(1, Freshness.NEVER_SCANNED));
        given(EventType.HOST_CHANGED, host(2, Freshness.FRESH));
        given(EventType.SCAN_COMPLETED, scan(hostId, 1, Outcome.COMPLETE, offer("KB1", "Critical", "Windows")));
        given(EventType.SCAN_COMPLETED, scan(hostId, 2, Outcome.COMPLETE, offer("KB2", "Low", "Windows")));
        given(EventType.FINDINGS_CHANGED, conclusions(hostId, 1, conclusion("workload/lync", State.UNPATCHABLE)));
        given(EventType.FINDINGS_CHANGED, conclusions(hostId, 2, conclusion("windows/KB2", State.MISSING)));
        given(EventType.JOB_PLANNED, job(jobId, 1, hostId, JobStatus.PLANNED));
        given(EventType.JOB_RUNNING, job(jobId, 2, hostId, JobStatus.RUNNING));
        List<ReceivedEvent> all = List.copyOf(events);
        project();
        String host = RestAssured.get("/api/v1/hosts/" + hostId).asString();
        String job = RestAssured.get("/api/v1/jobs/" + jobId).asString();

        forgetEverything();
        events.addAll(all);
        project();

        assertThat(RestAssured.get("/api/v1/hosts/" + hostId).asString())
                .as("built again from nothing")
                .isEqualTo(host);
        assertThat(RestAssured.get("/api/v1/jobs/" + jobId).asString()).isEqualTo(job);
        long lastEvent = RestAssured.get("/api/v1/overview").jsonPath().getLong("lastEventId");

        Random random = new Random(1);
        for (int round = 0; round < 5; round++) {
            events.addAll(all);
            Collections.shuffle(events, random);
            project();
        }

        assertThat(RestAssured.get("/api/v1/hosts/" + hostId).asString()).isEqualTo(host);
        assertThat(RestAssured.get("/api/v1/jobs/" + jobId).asString()).isEqualTo(job);
        assertThat(RestAssured.get("/api/v1/overview").jsonPath().getLong("lastEventId"))
                .as("nothing new, so nothing in the feed")
                .isEqualTo(lastEvent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compliance",
                "compliance?by=colour",
                "jobs?status=BROKEN",
                "jobs?host=1",
                "jobs?rollout=x",
                "jobs?from=yesterday",
                "jobs?cursor=abc",
                "jobs?limit=0",
                "jobs?limit=501",
                "events?after=-1",
                "events?limit=9999",
                "rollouts?limit=0",
                "decisions?limit=-3"
            })
    void badParametersAreProblems(String path) {
        RestAssured.get("/api/v1/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", org.hamcrest.Matchers.equalTo("invalid-request"));
    }

    private void forgetEverything() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "truncate host, membership, sql_instance, scan, latest_scan, finding, conclusions, job, job_history,"
                            + " rollout, decision, feed");
        }
    }

    private HostSnapshot host(long sequence, Freshness freshness) {
        return Samples.host(hostId, sequence, "h-" + hostId + ".example", freshness, pool(site, 1));
    }

    private void given(EventType type, Object snapshot) {
        try {
            byte[] json = EventJson.mapper().writeValueAsBytes(snapshot);
            events.add(new ReceivedEvent(
                    type.topic().topicName(),
                    0,
                    0,
                    null,
                    UUID.randomUUID().toString(),
                    type.wireName(),
                    "/test",
                    Instant.now(),
                    json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void project() {
        projections.project(List.copyOf(events));
        events.clear();
    }

    private String state() {
        return hostPage().getString("host.state");
    }

    private JsonPath hostPage() {
        return RestAssured.get("/api/v1/hosts/" + hostId).jsonPath();
    }

    private static JsonPath table(String by) {
        return RestAssured.get("/api/v1/compliance?by=" + by).jsonPath();
    }
}
