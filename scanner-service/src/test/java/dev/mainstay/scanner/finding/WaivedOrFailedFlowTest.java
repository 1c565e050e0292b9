package dev.mainstay.scanner.finding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.JobSnapshot.OrderedPackage;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import dev.mainstay.scanner.patching.SampleJob;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waivers and failed installations, from the topics and the scans into the findings. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class WaivedOrFailedFlowTest {
    private static final String SCANS = "/agent/v1/scans";
    private static final String POOL = "pool-paris.lync.example";
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");

    @Inject
    TestCatalogue catalogue;

    @Inject
    FindingsSweep sweep;

    private final UUID update = UUID.randomUUID();
    private final UUID decision = UUID.randomUUID();

    /** A KB that no other test knows, of nine digits as none of Microsoft's. */
    private final String kb = "KB" + (100_000_000 + Math.floorMod(update.hashCode(), 900_000_000));

    @BeforeEach
    void knowSomething() throws InterruptedException {
        catalogue.only(new KevText("2026-01-01")
                .exploited("CVE-2026-20009", "2026-02-01")
                .text());
        sweep.sweep();
    }

    @AfterEach
    void backToThePresent() {
        SettableClock.reset();
    }

    @Test
    void waiverStandsUntilItIsRetracted() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("waived-retracted.example");
        missing(agent);

        // When
        publish(waiver(1, DecisionState.STANDING, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();

        // Then
        awaitEvents(agent, "MISSING", "WAIVED");
        findings("WAIVED")
                .then()
                .body("items.find { it.finding.kb == '" + kb + "' }.finding.subject", equalTo("update/" + update));
        assertThat(evidence(agent)).startsWith("an approver accepts the risk of not installing it until ");

        // When
        publish(waiver(2, DecisionState.RETRACTED, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();

        // Then
        awaitEvents(agent, "MISSING", "WAIVED", "MISSING");
    }

    @Test
    void waiverLapsesByItself() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("waived-lapsed.example");
        missing(agent);
        publish(waiver(1, DecisionState.STANDING, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();
        awaitEvents(agent, "MISSING", "WAIVED");

        // When
        SettableClock.advance(Duration.ofMinutes(61));
        sweep.sweep();

        // Then
        awaitEvents(agent, "MISSING", "WAIVED", "MISSING");
    }

    @Test
    void waiverForAPoolHoldsForItsMembersAndForNobodyElse() throws Exception {
        // Given
        Rest.importTopology(Rest.fixture("synthetic-lync-2013.xml")).statusCode(200);
        TestAgent member = new TestAgent();
        member.enrol(Rest.token("fe2.paris.lync.example"), "fe2.paris.lync.example");
        TestAgent other = Rest.enrolledAgent("waived-no-member.example");
        missing(member);
        missing(other);
        sweep.sweep();
        String before = evaluatedAt(other);

        // When
        publish(waiver(1, DecisionState.STANDING, List.of(POOL.toUpperCase(Locale.ROOT)), List.of()));
        sweepAfterTaking();

        // Then
        assertThat(state(member)).isEqualTo("WAIVED");
        assertThat(state(other)).isEqualTo("MISSING");
        assertThat(evaluatedAt(other)).isEqualTo(before);
    }

    @Test
    void waiverForTheEstateHoldsForAllButConcernsOnlyWhoMissesTheUpdate() throws Exception {
        // Given
        TestAgent one = Rest.enrolledAgent("waived-estate-1.example");
        TestAgent two = Rest.enrolledAgent("waived-estate-2.example");
        TestAgent unconcerned = Rest.enrolledAgent("waived-estate-3.example");
        missing(one);
        missing(two);
        post(unconcerned, ScanJson.complete().offering(UUID.randomUUID(), "Other", "MISSING", List.of("KB4018073")));
        await().untilAsserted(() -> assertThat(unconcerned.findingsEvents()).hasSize(1));
        sweep.sweep();
        String before = evaluatedAt(unconcerned);

        // When
        publish(waiver(1, DecisionState.STANDING, List.of(), List.of()));
        sweepAfterTaking();

        // Then
        assertThat(state(one)).isEqualTo("WAIVED");
        assertThat(state(two)).isEqualTo("WAIVED");
        assertThat(evaluatedAt(unconcerned)).isEqualTo(before);
    }

    @Test
    void waiverByUpdateThatWasThereBeforeTheScanHoldsAtOnce() {
        // Given
        TestAgent agent = Rest.enrolledAgent("waived-before.example");
        publish(new DecisionSnapshot(
                decision,
                1,
                Instant.now(),
                Verdict.WAIVED,
                DecisionState.STANDING,
                update,
                null,
                List.of(),
                List.of(),
                Instant.now().plusSeconds(3600),
                null,
                "replaced soon",
                "an approver",
                null,
                null,
                null,
                null));
        awaitTaken();

        // When
        post(agent, ScanJson.complete().offering(update, "Offered", "MISSING", List.of(kb)));

        // Then
        awaitEvents(agent, "WAIVED");
    }

    @Test
    void duplicatesAndLateSnapshotsHaveNoEffect() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("waived-late.example");
        missing(agent);
        DecisionSnapshot waived = waiver(1, DecisionState.STANDING, List.of(), List.of(agent.hostId()));
        publish(waived);
        publish(waived);
        sweepAfterTaking();
        publish(waiver(3, DecisionState.RETRACTED, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();
        String before = evaluatedAt(agent);

        // When
        publish(waived);
        publish(waiver(2, DecisionState.STANDING, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();

        // Then
        assertThat(state(agent)).isEqualTo("MISSING");
        assertThat(evaluatedAt(agent)).isEqualTo(before);
        awaitEvents(agent, "MISSING", "WAIVED", "MISSING");
    }

    @Test
    void otherDecisionsChangeNothingUnlessTheyTakeAWaiverBack() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("waived-declined.example");
        missing(agent);
        sweep.sweep();
        String before = evaluatedAt(agent);

        // When
        publish(decided(1, Verdict.DECLINED, agent));
        sweepAfterTaking();

        // Then
        assertThat(evaluatedAt(agent)).isEqualTo(before);

        // When
        publish(decided(2, Verdict.WAIVED, agent));
        sweepAfterTaking();
        assertThat(state(agent)).isEqualTo("WAIVED");
        publish(decided(3, Verdict.DECLINED, agent));
        sweepAfterTaking();

        // Then
        assertThat(state(agent)).isEqualTo("MISSING");
    }

    @Test
    void unreadableDecisionIsParkedAndTheNextOneTaken() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("waived-parked.example");
        missing(agent);

        // When
        Topics.publish(EventType.DECISION_WAIVED, decision, "{\"verdict\":".getBytes(StandardCharsets.UTF_8));
        publish(waiver(1, DecisionState.STANDING, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();

        // Then
        assertThat(state(agent)).isEqualTo("WAIVED");
        given().queryParam("limit", 1000)
                .get("/admin/v1/parked")
                .then()
                .statusCode(200)
                .body("findAll { it.key == '" + decision + "' }.group", hasItem("scanner-service"));
    }

    @Test
    void failedInstallationInWindowsUpdatesHistoryCountsUntilALaterOneSucceeds() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("failed-history.example");
        ScanJson scan = ScanJson.complete().offering(update, "Offered", "MISSING", List.of(kb));

        // When
        post(agent, scan.tried(update, NIGHT, "FAILED"));

        // Then
        awaitEvents(agent, "FAILED");
        assertThat(evidence(agent))
                .isEqualTo("By Windows Update's history its last installation failed at 2026-11-20T03:00:00Z"
                        + " (0x80070643).");
        findings("FAILED").then().body("items.finding.kb", hasItem(kb));

        // When: the same scan but for its history, which does not make it another scan
        String first = scan.id().toString();
        post(agent, scan.again().tried(update, NIGHT.plusSeconds(3600), "SUCCEEDED"));
        sweep.sweep();

        // Then
        awaitEvents(agent, "FAILED", "MISSING");
        assertThat(agent.findingsEvents().getLast().data().get("scanId").textValue())
                .isEqualTo(first);
    }

    @Test
    void historyThatSaysNothingNewMakesNobodyDue() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("failed-again.example");
        ScanJson scan = ScanJson.complete()
                .offering(update, "Offered", "MISSING", List.of(kb))
                .tried(update, NIGHT, "FAILED");
        post(agent, scan);
        awaitEvents(agent, "FAILED");
        sweep.sweep();
        String before = evaluatedAt(agent);

        // When
        post(agent, scan.again().remembering("Definition update", "AutomaticUpdates"));
        sweep.sweep();

        // Then
        assertThat(evaluatedAt(agent)).isEqualTo(before);
    }

    @Test
    void failedJobOfAPackageCountsUntilALaterOneSucceeds() throws Exception {
        // Given
        catalogue.add(shipped("sql-builds/dbatools-buildref-index.json"));
        sweep.sweep();
        TestAgent agent = Rest.enrolledAgent("failed-package.example");
        TestAgent other = Rest.enrolledAgent("not-failed-package.example");
        for (TestAgent one : List.of(agent, other)) {
            post(one, ScanJson.complete().carrying("RTC"));
            await().untilAsserted(
                            () -> assertThat(finding(one, "sql/RTC", "state")).isEqualTo("MISSING"));
        }
        sweep.sweep();
        String before = evaluatedAt(other);
        OrderedPackage patch = new OrderedPackage(
                "patch.exe",
                PackageKind.SQL_SERVER_PATCH,
                "RTC",
                finding(agent, "sql/RTC", "kb"),
                String.valueOf(finding(agent, "sql/RTC", "target")));

        // When
        SampleJob failed = new SampleJob(agent.hostId()).of(patch).reached(StepName.INSTALL);
        Topics.publish(EventType.JOB_FAILED, failed.jobId(), failed.ended(JobStatus.FAILED, NIGHT));
        sweepAfterTaking();

        // Then
        assertThat(finding(agent, "sql/RTC", "state")).isEqualTo("FAILED");
        assertThat(finding(agent, "sql/RTC", "evidence[0].text"))
                .isEqualTo("The last job to install it failed at 2026-11-20T03:00:00Z (0x80240022):"
                        + " The program returned 1603.");
        assertThat(evaluatedAt(other)).isEqualTo(before);

        // When
        SampleJob succeeded = new SampleJob(agent.hostId()).of(patch);
        Topics.publish(
                EventType.JOB_SUCCEEDED, succeeded.jobId(), succeeded.ended(JobStatus.SUCCEEDED, NIGHT.plusSeconds(1)));
        Topics.publish(EventType.JOB_FAILED, failed.jobId(), failed.ended(JobStatus.FAILED, NIGHT));
        sweepAfterTaking();

        // Then
        assertThat(finding(agent, "sql/RTC", "state")).isEqualTo("MISSING");
    }

    @Test
    void jobThatDidNotProveItselfFailedItsUpdatesAndAWaiverGoesBeforeThat() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("failed-proof.example");
        missing(agent);
        SampleJob job = new SampleJob(agent.hostId()).of(update, 200, UpdateResult.SUCCEEDED);

        // When
        Topics.publish(EventType.JOB_VERIFY_FAILED, job.jobId(), job.ended(JobStatus.VERIFY_FAILED, NIGHT));
        sweepAfterTaking();

        // Then
        assertThat(state(agent)).isEqualTo("FAILED");

        // When
        publish(waiver(1, DecisionState.STANDING, List.of(), List.of(agent.hostId())));
        sweepAfterTaking();

        // Then
        assertThat(state(agent)).isEqualTo("WAIVED");
        awaitEvents(agent, "MISSING", "FAILED", "WAIVED");
        given().get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .body(
                        "findings.find { it.subject == 'update/" + update + "' }.evidence[1].text",
                        startsWith("The last job to install it failed at "));
    }

    private void missing(TestAgent agent) {
        post(agent, ScanJson.complete().offering(update, "Offered", "MISSING", List.of(kb)));
        awaitEvents(agent, "MISSING");
    }

    private static void post(TestAgent agent, ScanJson scan) {
        assertThat(agent.postGzip(SCANS, scan.text()).status()).isEqualTo(202);
    }

    private void publish(DecisionSnapshot snapshot) {
        boolean retracted = snapshot.state() == DecisionState.RETRACTED;
        EventType type = retracted
                ? EventType.DECISION_RETRACTED
                : snapshot.verdict() == Verdict.WAIVED ? EventType.DECISION_WAIVED : EventType.DECISION_DECLINED;
        Topics.publish(type, snapshot.decisionId(), snapshot);
    }

    private DecisionSnapshot waiver(long sequence, DecisionState state, List<String> pools, List<UUID> hosts) {
        return decided(sequence, Verdict.WAIVED, state, pools, hosts);
    }

    private DecisionSnapshot decided(long sequence, Verdict verdict, TestAgent agent) {
        return decided(sequence, verdict, DecisionState.STANDING, List.of(), List.of(agent.hostId()));
    }

    private DecisionSnapshot decided(
            long sequence, Verdict verdict, DecisionState state, List<String> pools, List<UUID> hosts) {
        Instant now = Instant.now();
        return new DecisionSnapshot(
                decision,
                sequence,
                now,
                verdict,
                state,
                null,
                kb,
                pools,
                hosts,
                now.plus(Duration.ofHours(1)),
                null,
                "replaced soon",
                "an approver",
                null,
                null,
                null,
                null);
    }

    private static void awaitTaken() {
        await().until(() -> Topics.notTaken("scanner-service", Topic.PATCH_DECISIONS, Topic.PATCH_JOBS)
                .isEmpty());
    }

    private void sweepAfterTaking() throws InterruptedException {
        awaitTaken();
        sweep.sweep();
    }

    /** What each event said of the update, and no further event. */
    private void awaitEvents(TestAgent agent, String... states) {
        await().untilAsserted(() -> assertThat(agent.findingsEvents())
                .extracting(event -> StreamSupport.stream(
                                event.data().get("findings").spliterator(), false)
                        .filter(finding -> finding.get("subject").textValue().equals("update/" + update))
                        .map(finding -> finding.get("state").textValue())
                        .collect(Collectors.joining()))
                .containsExactly(states));
    }

    private @Nullable String state(TestAgent agent) {
        return finding(agent, "update/" + update, "state");
    }

    private @Nullable String evidence(TestAgent agent) {
        return finding(agent, "update/" + update, "evidence[0].text");
    }

    private static @Nullable String finding(TestAgent agent, String subject, String field) {
        return json(agent).getString("findings.find { it.subject == '" + subject + "' }." + field);
    }

    private static String evaluatedAt(TestAgent agent) {
        return json(agent).getString("evaluatedAt");
    }

    private static JsonPath json(TestAgent agent) {
        return given().get("/api/v1/hosts/" + agent.hostId() + "/findings").jsonPath();
    }

    private Response findings(String state) {
        return given().queryParam("state", state).queryParam("kb", kb).get("/api/v1/findings");
    }

    private static String shipped(String name) throws IOException {
        Shipped.Document document = Shipped.documents().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (InputStream in = document.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
