package dev.mainstay.scanner.finding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.scanner.OtherReplica;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.Simultaneously;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class FindingsFlowTest {
    private static final String SCANS = "/agent/v1/scans";
    private static final String DATABASES = "findings.find { it.subject == 'workload/databases' }.";
    private static final String CVE = "CVE-2026-20001";

    @Inject
    TestCatalogue catalogue;

    @Inject
    Findings findings;

    @Inject
    FindingsSweep sweep;

    @Inject
    DataSource database;

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
    void completeScanIsConcludedFromPublishedAndShown() {
        // Given
        TestAgent agent = Rest.enrolledAgent("findings-flow.example");
        UUID missing = UUID.randomUUID();

        // When
        post(agent, ScanJson.complete().offering(missing, "Service pack", "MISSING", CVE));

        // Then
        await().untilAsserted(() -> assertThat(agent.findingsEvents())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("findings.changed");
                    assertThat(event.data().get("sequence").longValue()).isEqualTo(1);
                    JsonNode finding = event.data().get("findings").get(0);
                    assertThat(finding.get("subject").textValue()).isEqualTo("update/" + missing);
                    assertThat(finding.get("state").textValue()).isEqualTo("MISSING");
                    assertThat(finding.get("confidence").textValue()).isEqualTo("VERDICT");
                }));
        given().get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .statusCode(200)
                .body("stale", equalTo(false))
                .body("sequence", equalTo(1))
                .body("findings.subject", hasItem("update/" + missing))
                .body("findings.find { it.subject == 'update/" + missing + "' }.cves", hasItem(CVE));
        given().header("Accept-Language", "fr-FR, en;q=0.5")
                .get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .body(
                        "findings.find { it.subject == 'update/" + missing + "' }.evidence.text",
                        hasItem(startsWith("L’agent Windows Update de l’hôte la propose")));
        given().queryParam("cve", CVE.toLowerCase(java.util.Locale.ROOT))
                .queryParam("state", "MISSING")
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .body("items.fqdn", hasItem("findings-flow.example"))
                .body("next", nullValue());
        given().queryParam("kb", "KB4018073")
                .queryParam("limit", 1)
                .get("/api/v1/findings")
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void databasesBehindTheBinariesAreAFindingOfTheHostAndOfItsPool() {
        // Given
        String pool = "findings-databases.example";
        TestAgent older = Rest.enrolledFrontEnd("databases1." + pool, pool);
        TestAgent refused = Rest.enrolledFrontEnd("databases2." + pool, pool);
        TestAgent withoutQuestion = Rest.enrolledFrontEnd("databases3." + pool, pool);
        UUID missing = UUID.randomUUID();

        // When
        post(older, ScanJson.complete().storing("rtcxds", "15.13.1", "15.13.5", "OLDER"));
        post(refused, ScanJson.complete().storingUnknown("access denied"));
        post(withoutQuestion, ScanJson.complete().offering(missing, "Service pack", "MISSING"));

        // Then
        List.of(older, refused, withoutQuestion).forEach(agent -> awaitFindings(agent, 1));
        given().get("/api/v1/hosts/" + older.hostId() + "/findings")
                .then()
                .body(DATABASES + "state", equalTo("MISSING"))
                .body(DATABASES + "current", equalTo("rtcxds 15.13.1"))
                .body(DATABASES + "target", equalTo("rtcxds 15.13.5"))
                .body(DATABASES + "remedy", containsString("-SqlServerFqdn sql1.lync.example"));
        given().get("/api/v1/hosts/" + refused.hostId() + "/findings")
                .then()
                .body("stale", equalTo(false))
                .body(DATABASES + "state", equalTo("UNKNOWN"))
                .body(DATABASES + "evidence[0].text", containsString("access denied"));
        given().get("/api/v1/hosts/" + withoutQuestion.hostId() + "/findings")
                .then()
                .body("findings.subject", hasItem("update/" + missing))
                .body("findings.subject", not(hasItem("workload/databases")));
        ofPool(pool)
                .body("find { it.finding.subject == 'pool/databases' }.finding.state", equalTo("MISSING"))
                .body("find { it.finding.subject == 'pool/databases' }.hosts", contains("databases1." + pool));

        // When
        post(older, ScanJson.complete().storing("rtcxds", "15.13.5", "15.13.5", "CURRENT"));

        // Then
        awaitFindings(older, 2);
        given().get("/api/v1/hosts/" + older.hostId() + "/findings")
                .then()
                .body(DATABASES + "state", equalTo("INSTALLED"));
        ofPool(pool)
                .body("find { it.finding.subject == 'pool/databases' }.finding.state", equalTo("UNKNOWN"))
                .body("find { it.finding.subject == 'pool/databases' }.hosts", contains("databases2." + pool));
    }

    @Test
    void aFrontEndThatStandsIsAFindingUntilAScanShowsItRunning() {
        // Given
        TestAgent agent = Rest.enrolledFrontEnd("serving1.example", "findings-serving.example");
        String services = "findings.find { it.subject == 'workload/services' }.";

        // When
        post(agent, ScanJson.complete().service("RTCSRV", "START_PENDING"));

        // Then
        awaitFindings(agent, 1);
        given().header("Accept-Language", "fr")
                .get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .body(services + "state", equalTo("MISSING"))
                .body(services + "current", equalTo("RTCSRV START_PENDING"))
                .body(services + "title", startsWith("L’hôte n’assure pas"))
                .body(services + "remedy", containsString("Start-CsWindowsService"));

        // When
        post(agent, ScanJson.complete().service("RTCSRV", "RUNNING"));

        // Then
        awaitFindings(agent, 2);
        given().get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .body("findings.subject", not(hasItem("workload/services")));
    }

    @Test
    void failedAndPartialScansLeaveTheFindingsStandingAndMarkThemOld() {
        // Given
        TestAgent agent = Rest.enrolledAgent("findings-failed.example");
        UUID missing = UUID.randomUUID();
        post(agent, ScanJson.complete().offering(missing, "Service pack", "MISSING"));
        awaitFindings(agent, 1);

        // When
        post(agent, ScanJson.failed());
        post(agent, ScanJson.partial());

        // Then
        given().get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .body("stale", equalTo(true))
                .body("sequence", equalTo(1))
                .body("findings.subject", hasItem("update/" + missing));
    }

    @Test
    void laterCatalogueIsConcludedFromWithoutANewScan() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("findings-kev.example");
        post(agent, ScanJson.complete().offering(UUID.randomUUID(), "Service pack", "MISSING", CVE));
        awaitFindings(agent, 1);

        // When
        catalogue.add(new KevText("2026-09-01").exploited(CVE, "2026-09-30").text());
        sweep.sweep();

        // Then
        awaitFindings(agent, 2);
        assertThat(agent.findingsEvents()
                        .getLast()
                        .data()
                        .get("findings")
                        .get(0)
                        .get("exploited")
                        .get(0)
                        .get("due")
                        .textValue())
                .isEqualTo("2026-09-30");
    }

    @Test
    void unchangedConclusionsPublishNothing() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("findings-unchanged.example");
        post(agent, ScanJson.complete().offering(UUID.randomUUID(), "Service pack", "MISSING", CVE));
        awaitFindings(agent, 1);

        // When
        catalogue.add(new KevText("2026-09-02")
                .exploited("CVE-2026-29999", "2026-09-30")
                .text());
        sweep.sweep();
        SettableClock.advance(Duration.ofDays(1));
        sweep.sweep();

        // Then
        long version =
                given().get("/api/v1/catalogue").then().extract().jsonPath().getLong("version");
        given().get("/api/v1/hosts/" + agent.hostId() + "/findings")
                .then()
                .body("catalogueVersion", equalTo((int) version))
                .body("sequence", equalTo(1));
        assertThat(agent.findingsEvents()).hasSize(1);
        assertThat(findings.evaluateDue()).isZero();
    }

    @Test
    void anotherReplicasHostIsPassedOverBySweepsAndNotByAScan() throws Exception {
        // Given
        TestAgent busy = Rest.enrolledAgent("findings-busy.example");
        post(busy, ScanJson.complete());
        awaitFindings(busy, 1);
        catalogue.add(new KevText("2026-09-03")
                .exploited("CVE-2026-28888", "2026-09-30")
                .text());

        try (OtherReplica other = new OtherReplica(database)) {
            // When
            other.does("select from host_findings where host_id = ? for update", busy.hostId());
            sweep.sweep();
            TestAgent.Answer answer = busy.postGzip(
                    SCANS, ScanJson.complete().carrying("rtclocal").text());

            // Then
            assertThat(answer.status()).isEqualTo(202);
        }
        await().untilAsserted(() -> given().get("/api/v1/hosts/" + busy.hostId() + "/findings")
                .then()
                .body("findings.subject", hasItems("sql/RTCLOCAL")));
    }

    @Test
    void sweepsAtOnceEvaluateEachHostOnce() throws Exception {
        // Given
        List<TestAgent> agents = List.of(
                Rest.enrolledAgent("findings-race-1.example"),
                Rest.enrolledAgent("findings-race-2.example"),
                Rest.enrolledAgent("findings-race-3.example"));
        for (TestAgent agent : agents) {
            post(agent, ScanJson.complete().offering(UUID.randomUUID(), "Service pack", "MISSING", CVE));
            awaitFindings(agent, 1);
        }
        catalogue.add(new KevText("2026-09-04").exploited(CVE, "2026-10-04").text());

        // When
        Simultaneously.call(4, caller -> findings.evaluateDue());
        sweep.sweep();

        // Then
        for (TestAgent agent : agents) {
            awaitFindings(agent, 2);
            given().get("/api/v1/hosts/" + agent.hostId() + "/findings").then().body("sequence", equalTo(2));
        }
    }

    @Test
    void importDuringEvaluationsIsFollowedByAnotherEvaluation() throws Exception {
        // Given
        TestAgent agent = Rest.enrolledAgent("findings-import.example");
        post(agent, ScanJson.complete().offering(UUID.randomUUID(), "Service pack", "MISSING", CVE));
        awaitFindings(agent, 1);

        // When
        Simultaneously.call(2, caller -> {
            if (caller == 0) {
                catalogue.add(
                        new KevText("2026-09-05").exploited(CVE, "2026-10-05").text());
                return 0;
            }
            return findings.evaluateDue();
        });
        sweep.sweep();

        // Then
        await().untilAsserted(() ->
                assertThat(agent.findingsEvents().getLast().data().toString()).contains("2026-10-05"));
    }

    private static ValidatableResponse ofPool(String pool) {
        return given().get("/api/v1/pools/" + pool + "/findings").then().statusCode(200);
    }

    private static void post(TestAgent agent, ScanJson scan) {
        assertThat(agent.postGzip(SCANS, scan.text()).status()).isEqualTo(202);
    }

    private static void awaitFindings(TestAgent agent, int events) {
        await().untilAsserted(() -> assertThat(agent.findingsEvents()).hasSize(events));
    }
}
