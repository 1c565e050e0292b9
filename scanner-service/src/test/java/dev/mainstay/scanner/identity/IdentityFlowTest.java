package dev.mainstay.scanner.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One key on two machines, as they come in over HTTP. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class IdentityFlowTest {
    private static final String SCANS = "/agent/v1/scans";
    private static final String ORIGINAL = "11111111-0042-3510-8052-c4c04f4e3132";
    private static final String CLONE = "22222222-0042-3510-8052-c4c04f4e3132";
    private static final UUID UPDATE = UUID.randomUUID();

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
        given().contentType(ContentType.JSON)
                .body("""
                        {"decision": "%s", "decidedBy": "operator", "reason": "looked at the console"}
                        """.formatted(decision))
                .post("/api/v1/hosts/" + agent.hostId() + "/identity")
                .then()
                .statusCode(status);
    }
}
