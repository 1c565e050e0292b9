package dev.mainstay.scanner.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key on two machines, as they come in over HTTP. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
@SuppressWarnings("NullAway.Init") // Quarkus injects
class IdentityFlowTest {
    private static final String SCANS = "/agent/v1/scans";
    private static final String ORIGINAL = "11111111-0042-3510-8052-c4c04f4e3132";
    private static final String CLONE = "22222222-0042-3510-8052-c4c04f4e3132";
    private static final UUID UPDATE = UUID.randomUUID();

    @Inject
    TestCatalogue catalogue;

    @Test
    void scanOfAnotherMachineIsEvidenceOnlyUntilAPersonDecides() {
        // Given
        TestAgent agent = Rest.enrolledAgent("identity-clone.example");
        ScanJson original = ScanJson.complete().on(ORIGINAL).offering(UPDATE, "One", "MISSING");
        agent.postGzip(SCANS, original.text());

        // When
        ScanJson clean =
                ScanJson.complete().on(CLONE).with("jobId", UUID.randomUUID().toString());
        TestAgent.Answer taken = agent.postGzip(SCANS, clean.text());

        // Then
        assertThat(taken.status()).isEqualTo(202);
        Rest.host(agent.hostId())
                .body("host.identityConflict.code", equalTo("another-machine"))
                .body("history", hasSize(2))
                .body("history[0].own", equalTo(false))
                .body("findings.scanId", equalTo(original.id().toString()))
                .body("findings.machine.biosUuid", equalTo(ORIGINAL));

        // When
        agent.postGzip(SCANS, original.again().text());

        // Then
        Rest.host(agent.hostId()).body("host.identityConflict.code", equalTo("machines-alternate"));

        // When
        decide(agent, "KEEP_KNOWN", 200);
        agent.postGzip(
                SCANS, clean.again().with("jobId", UUID.randomUUID().toString()).text());

        // Then
        Rest.host(agent.hostId()).body("host.identityConflict", nullValue()).body("history[0].own", equalTo(false));
        decide(agent, "KEEP_KNOWN", 409);
        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .extracting(event -> event.data().get("scanId").textValue())
                .doesNotContain(clean.id().toString())
                .contains(original.id().toString()));
    }

    @Test
    void acceptedMachineStartsAnew() {
        // Given
        TestAgent agent = Rest.enrolledAgent("identity-replaced.example");
        agent.postGzip(
                SCANS,
                ScanJson.complete()
                        .on(ORIGINAL)
                        .offering(UPDATE, "One", "MISSING")
                        .text());
        ScanJson other = ScanJson.complete().on(CLONE);
        agent.postGzip(SCANS, other.text());

        // When
        decide(agent, "ACCEPT_NEW", 200);

        // Then
        Rest.host(agent.hostId())
                .body("host.identityConflict", nullValue())
                .body("host.freshness", equalTo("NEVER_SCANNED"))
                .body("findings", nullValue());

        // When
        ScanJson next = other.again();
        agent.postGzip(SCANS, next.text());

        // Then
        Rest.host(agent.hostId())
                .body("host.identityConflict", nullValue())
                .body("host.freshness", equalTo("FRESH"))
                .body("findings.scanId", equalTo(next.id().toString()));
    }

    /** A scan that is not complete does not leave the findings of the system before standing. */
    @ParameterizedTest
    @ValueSource(strings = {"PARTIAL", "FAILED"})
    void hostThatWasInstalledAnewStartsAnewWhateverTheOutcomeOfItsFirstScan(String outcome) {
        // Given
        catalogue.only(new KevText("2026-01-01")
                .exploited("CVE-2026-20009", "2026-02-01")
                .text());
        TestAgent agent = Rest.enrolledAgent("identity-" + outcome.toLowerCase(Locale.ROOT) + ".example");
        agent.postGzip(
                SCANS,
                ScanJson.complete()
                        .on(ORIGINAL)
                        .carrying("OLD")
                        .carryingListener("gone.example")
                        .offering(UPDATE, "One", "MISSING")
                        .text());
        await().untilAsserted(() -> findings(agent).statusCode(200));

        // When
        ScanJson first = outcome.equals("FAILED") ? ScanJson.failed() : ScanJson.partial();
        agent.postGzip(SCANS, first.on(ORIGINAL, "2026-11-28T05:06:07Z").text());

        // Then
        findings(agent).statusCode(404).body("code", equalTo("no-findings"));
        given().get("/api/v1/findings?state=MISSING&limit=1000")
                .then()
                .body("items.hostId", not(hasItem(agent.hostId().toString())));
        Rest.host(agent.hostId())
                .body("host.freshness", equalTo("NEVER_SCANNED"))
                .body("host.sqlInstances", empty())
                .body("findings", nullValue());
        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .extracting(event -> event.data().path("startedAnew").asBoolean())
                .containsExactly(false, true));

        // When the next one is complete
        agent.postGzip(
                SCANS, ScanJson.complete().on(ORIGINAL, "2026-11-28T05:06:07Z").text());

        // Then
        await().untilAsserted(() ->
                findings(agent).statusCode(200).body("findings.subject", not(hasItem("update/" + UPDATE))));
        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .extracting(event -> event.data().path("startedAnew").asBoolean())
                .containsExactly(false, true, false));
    }

    @Test
    void whatPeopleDecidedIsKeptWithWhoWhenAndWhy() {
        // Given
        TestAgent agent = Rest.enrolledAgent("identity-decided.example");
        String path = "/api/v1/hosts/" + agent.hostId() + "/identity";
        agent.postGzip(SCANS, ScanJson.complete().on(ORIGINAL).text());
        given().get(path).then().statusCode(200).body("", empty());

        // When
        agent.postGzip(SCANS, ScanJson.complete().on(CLONE).text());
        decide(agent, "KEEP_KNOWN", 200);
        agent.postGzip(
                SCANS,
                ScanJson.complete().on("4c4c4544-0042-3510-8052-c4c04f4e3199").text());
        decide(agent, "ACCEPT_NEW", 200);

        // Then
        given().get(path)
                .then()
                .statusCode(200)
                .body("decision", equalTo(List.of("ACCEPT_NEW", "KEEP_KNOWN")))
                .body("[1].decidedBy", equalTo("operator"))
                .body("[1].reason", equalTo("looked at the console"))
                .body("[1].decidedAt", notNullValue())
                .body("[1].ended.code", equalTo("another-machine"));
        given().get("/api/v1/hosts/" + UUID.randomUUID() + "/identity")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-host"));
    }

    private static ValidatableResponse findings(TestAgent agent) {
        return given().get("/api/v1/hosts/" + agent.hostId() + "/findings").then();
    }

    @Test
    void buildThatGoesBackAndForthIsAConflictWithoutAnyFactsOfMachines() {
        // Given
        TestAgent agent = Rest.enrolledAgent("identity-older-agent.example");
        agent.postGzip(
                SCANS,
                ScanJson.complete()
                        .running(17763, 5329)
                        .with("lastBootAt", "2026-10-01T03:00:00Z")
                        .text());
        ScanJson second = ScanJson.complete().running(17763, 6000).with("lastBootAt", "2026-11-28T03:00:00Z");
        agent.postGzip(SCANS, second.text());

        // When
        agent.postGzip(
                SCANS,
                ScanJson.complete()
                        .running(17763, 5329)
                        .with("lastBootAt", "2026-10-01T03:00:00Z")
                        .text());

        // Then
        Rest.host(agent.hostId())
                .body("host.identityConflict.code", equalTo("build-went-back"))
                .body("findings.scanId", equalTo(second.id().toString()));
    }

    private static void decide(TestAgent agent, String decision, int status) {
        given().header("Test-Actor", "operator")
                .contentType(ContentType.JSON)
                .body("""
                        {"decision": "%s", "reason": "looked at the console"}
                        """.formatted(decision))
                .post("/api/v1/hosts/" + agent.hostId() + "/identity")
                .then()
                .statusCode(status);
    }
}
