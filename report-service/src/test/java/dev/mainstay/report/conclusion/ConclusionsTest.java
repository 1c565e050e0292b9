package dev.mainstay.report.conclusion;

import static dev.mainstay.report.Samples.conclusion;
import static dev.mainstay.report.Samples.conclusions;
import static dev.mainstay.report.Samples.job;
import static dev.mainstay.report.Samples.pool;
import static dev.mainstay.report.Samples.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot.Exploited;
import dev.mainstay.events.FindingsSnapshot.Finding;
import dev.mainstay.events.FindingsSnapshot.State;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** What is concluded about a host: from the real broker into the real database, seen through REST. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ConclusionsTest {
    private static final Exploited LONG_DUE = new Exploited("CVE-2026-10001", LocalDate.of(2020, 1, 31));

    private final UUID hostId = UUID.randomUUID();
    private final String pool = "pool-" + hostId + ".example";
    private final HostSnapshot host =
            Samples.host(hostId, 1, "fe-" + hostId + ".example", Freshness.FRESH, pool(pool, 1));

    @Test
    void theHostTellsTheWorstFirstInBothLanguages() {
        // Given
        estate();

        // When
        conclude(
                1,
                conclusion("windows/KB1", State.WAIVED),
                conclusion("windows/KB2", State.UNKNOWN),
                conclusion("windows/KB3", State.MISSING, LONG_DUE),
                conclusion("windows/KB4", State.MISSING),
                conclusion("windows/KB5", State.INSTALLED_PENDING_REBOOT),
                conclusion("windows/KB6", State.FAILED),
                conclusion("workload/lync", State.UNPATCHABLE));

        // Then
        assertThat(subjects())
                .containsExactly(
                        "workload/lync",
                        "windows/KB6",
                        "windows/KB3",
                        "windows/KB4",
                        "windows/KB5",
                        "windows/KB2",
                        "windows/KB1");
        JsonPath told = hostPage();
        assertThat(told.getString("conclusions.items[0].supportEnded")).isEqualTo("2023-04-11");
        assertThat(told.getString("conclusions.items[0].remedy")).isEqualTo("What to do");
        assertThat(told.getString("conclusions.items[0].translations[0].remedy"))
                .isEqualTo("Que faire");
        assertThat(told.getString("conclusions.items[2].exploited[0].due")).isEqualTo("2020-01-31");
    }

    @Test
    void theHostTellsWhatTheCodesOfItsFailuresMeanInBothLanguages() {
        // Given: a failed scan, a failed job, and an update whose installation failed
        estate();
        conclude(1, conclusion("update/" + UUID.randomUUID(), State.FAILED));
        UUID jobId = UUID.randomUUID();
        Topics.publish(EventType.JOB_FAILED, jobId, job(jobId, 3, hostId, JobStatus.FAILED));
        scanned(2, Outcome.FAILED);

        // Then
        JsonPath told = hostPage();
        assertThat(told.getString("conclusions.items[0].hresult")).isEqualTo("0x80070643");
        assertThat(told.getList("conclusions.items[0].explanations.language")).containsExactly("en", "fr");
        assertThat(told.getList("conclusions.items[0].explanations.meaning"))
                .containsExactly(
                        "The installer failed (MSI 1603).", "Le programme d'installation a échoué (MSI 1603).");
        assertThat(told.getString("scanFailure.hresult")).isEqualTo("0x8024402C");
        assertThat(told.getList("scanFailure.explanations.name"))
                .containsExactly("WU_E_PT_WINHTTP_NAME_NOT_RESOLVED", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED");
        assertThat(told.getString("scanFailure.explanations[1].nextStep")).isNotBlank();
        awaiting(() -> {
            JsonPath withJob = hostPage();
            assertThat(withJob.getList("lastJob.reason.explanations.language")).containsExactly("en", "fr");
            assertThat(withJob.getString("lastJob.reason.translations[0].message"))
                    .isEqualTo("1603 en français");
        });
    }

    @Test
    void theHighestVersionStandsWhateverTheOrderAndIsToldOfOnce() {
        // Given
        estate();

        // When
        publish(2, conclusion("windows/KB2", State.MISSING));
        publish(1, conclusion("windows/KB1", State.MISSING), conclusion("workload/lync", State.UNPATCHABLE));
        publish(2, conclusion("windows/KB2", State.MISSING));
        scanned(2, Outcome.COMPLETE);

        // Then
        assertThat(subjects()).containsExactly("windows/KB2");
        assertThat(hostPage().getInt("host.unpatchable")).isZero();
        assertThat(RestAssured.get("/api/v1/events?limit=500")
                        .jsonPath()
                        .getList("findAll { it.hostId == '" + hostId + "' && it.type == 'findings.changed' }.status"))
                .containsExactly("MISSING");

        // When nothing is out of order any more
        publish(3);
        scanned(3, Outcome.COMPLETE);

        // Then
        assertThat(subjects()).isEmpty();
        assertThat(hostPage().getBoolean("host.assessed")).isTrue();
    }

    @Test
    void hostAndItsConclusionsOfTheSameVersionAreBothTold() {
        estate();

        conclude(1, conclusion("windows/KB1", State.MISSING));

        assertThat(RestAssured.get("/api/v1/events?limit=500")
                        .jsonPath()
                        .getList("findAll { it.subject == '" + hostId + "' }.type"))
                .containsExactlyInAnyOrder("host.registered", "findings.changed");
    }

    @Test
    void overviewAndComplianceCountWhoIsExposed() {
        // Given
        estate();
        assertThat(exposure("unassessed")).isEqualTo(1);

        // When
        conclude(
                1,
                conclusion("workload/lync", State.UNPATCHABLE),
                conclusion("windows/KB1", State.MISSING, LONG_DUE),
                conclusion("windows/KB2", State.UNKNOWN));

        // Then
        for (String of : List.of("unpatchable", "exploited", "overdue", "undetermined")) {
            assertThat(exposure(of)).as(of).isEqualTo(1);
        }
        assertThat(exposure("unassessed")).isZero();
        JsonPath row = RestAssured.get("/api/v1/compliance?by=pool").jsonPath();
        assertThat(row.getInt("find { it.key == '" + pool + "' }.exposure.unpatchable"))
                .isEqualTo(1);
        JsonPath overview = RestAssured.get("/api/v1/overview").jsonPath();
        assertThat(overview.getInt("exposure.overdue")).isPositive();
        String member = "pools.find { it.pool == '" + pool + "' }.members[0].";
        assertThat(overview.getInt(member + "unpatchable")).isEqualTo(1);
        assertThat(overview.getInt(member + "exploited")).isEqualTo(1);
        assertThat(overview.getString(member + "exploitedDue")).isEqualTo("2020-01-31");
    }

    @Test
    void theyAreStaleWhileTheLastScanIsNotComplete() {
        // Given
        estate();
        conclude(1, conclusion("windows/KB1", State.MISSING));
        assertThat(hostPage().getBoolean("conclusions.stale")).isFalse();

        // When
        scanned(2, Outcome.FAILED);

        // Then
        assertThat(hostPage().getBoolean("conclusions.stale")).isTrue();
        assertThat(subjects()).containsExactly("windows/KB1");

        // When
        scanned(3, Outcome.COMPLETE);

        // Then
        assertThat(hostPage().getBoolean("conclusions.stale")).isFalse();
    }

    @Test
    void retiredHostIsInNoCount() {
        // Given
        estate();
        conclude(1, conclusion("workload/lync", State.UNPATCHABLE));

        // When
        Topics.publish(EventType.HOST_RETIRED, hostId, Samples.retired(host, 2));

        // Then
        awaiting(() -> RestAssured.get("/api/v1/hosts/" + hostId).then().statusCode(404));
        assertThat(RestAssured.get("/api/v1/overview").jsonPath().getList("pools.pool"))
                .doesNotContain(pool);
    }

    @Test
    void aFailedHostTellsTheJobThatFailed() {
        estate();
        UUID jobId = UUID.randomUUID();

        Topics.publish(EventType.JOB_FAILED, jobId, job(jobId, 5, hostId, JobStatus.FAILED));

        awaiting(
                () -> assertThat(hostPage().getString("lastJob.reason.hresult")).isEqualTo("0x80070643"));
    }

    private void estate() {
        Topics.publish(EventType.HOST_REGISTERED, hostId, host);
        awaiting(() -> RestAssured.get("/api/v1/hosts/" + hostId).then().statusCode(200));
        scanned(1, Outcome.COMPLETE);
    }

    /** A scan has the key of the conclusions: when it is there, so is all that was published before. */
    private void scanned(long sequence, Outcome outcome) {
        Topics.publish(EventType.SCAN_COMPLETED, hostId, scan(hostId, sequence, outcome));
        awaiting(() -> assertThat(RestAssured.get("/api/v1/events?limit=500")
                        .jsonPath()
                        .getList("findAll { it.hostId == '" + hostId + "' }.subject"))
                .contains(scan(hostId, sequence, outcome).scanId().toString()));
    }

    private void conclude(long sequence, Finding... conclusions) {
        publish(sequence, conclusions);
        awaiting(() -> assertThat(hostPage().getList("conclusions.items")).hasSize(conclusions.length));
    }

    private void publish(long sequence, Finding... conclusions) {
        Topics.publish(EventType.FINDINGS_CHANGED, hostId, conclusions(hostId, sequence, conclusions));
    }

    private List<String> subjects() {
        return hostPage().getList("conclusions.items.subject");
    }

    private int exposure(String of) {
        return RestAssured.get("/api/v1/overview")
                .jsonPath()
                .getInt("pools.find { it.pool == '" + pool + "' }.exposure." + of);
    }

    private JsonPath hostPage() {
        return RestAssured.get("/api/v1/hosts/" + hostId).jsonPath();
    }

    private static void awaiting(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }
}
