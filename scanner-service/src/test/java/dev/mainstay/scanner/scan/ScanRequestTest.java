package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanRequestTest {
    private static final String SCANS = "/agent/v1/scans";

    @AfterEach
    void present() {
        SettableClock.reset();
    }

    @Test
    void neverScannedHostIsAskedAndTheScanThatNamesTheRequestAnswersIt() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-request.example");

        // When
        TestAgent.Answer wanted = agent.get("/agent/v1/scan-request");

        // Then
        assertThat(wanted.status()).isEqualTo(200);
        assertThat(agent.get("/agent/v1/scan-request").body()).isEqualTo(wanted.body());
        String requestId = wanted.body().replaceAll(".*\"requestId\":\"([^\"]+)\".*", "$1");
        agent.postGzip(SCANS, ScanJson.failed().with("requestId", requestId).text());
        assertThat(agent.get("/agent/v1/scan-request").status())
                .as("not asked again right after a failure")
                .isEqualTo(204);
        SettableClock.advance(Duration.ofMinutes(16));
        agent.clockIsOffBy(Duration.ofMinutes(16));
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(200);
    }

    @Test
    void personCanAskForAScan() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-asked.example");
        agent.postGzip(SCANS, ScanJson.complete().text());

        // When
        given().contentType("application/json")
                .body("{\"fqdns\":[\"SCAN-asked.example\"],\"reason\":\"after the change\"}")
                .post("/api/v1/scan-requests")
                .then()
                .statusCode(202)
                .body("hosts", equalTo(1));

        // Then
        assertThat(agent.get("/agent/v1/scan-request").body()).contains("after the change");
        given().contentType("application/json")
                .body("{\"fqdns\":[\"nobody.example\"],\"reason\":\"x\"}")
                .post("/api/v1/scan-requests")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-host"));
        given().contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/scan-requests")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }
}
