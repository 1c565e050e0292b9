package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a host told is shown as it told it, and a scan that says less takes nothing of it away. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanReportTest {
    private static final String SCANS = "/agent/v1/scans";

    @Test
    void theLastCompleteScanIsShownWhateverCameAfterIt() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-report.example");
        report(agent.hostId()).statusCode(404).body("code", equalTo("unknown-host-report"));
        agent.postGzip(SCANS, ScanJson.failed().text());
        report(agent.hostId()).statusCode(404);

        // When
        agent.postGzip(SCANS, ScanJson.complete().runs("First", "1.0").text());
        agent.postGzip(SCANS, ScanJson.complete().runs("Second", "2.0").text());
        agent.postGzip(SCANS, ScanJson.partial().runs("Third", "3.0").text());

        // Then
        report(agent.hostId())
                .statusCode(200)
                .body("outcome", equalTo("COMPLETE"), "components[0].name", equalTo("Second"));
    }

    @Test
    void whatCameUncompressedIsShownToo() {
        TestAgent agent = Rest.enrolledAgent("scan-report-plain.example");

        agent.post(SCANS, ScanJson.complete().runs("Core", "1.0").text());

        report(agent.hostId()).statusCode(200).body("components[0].version", equalTo("1.0"));
    }

    @Test
    void ofAHostThatIsNotThereNothingIsShown() {
        report(UUID.randomUUID()).statusCode(404).body("code", equalTo("unknown-host-report"));
    }

    private static ValidatableResponse report(UUID host) {
        return given().get("/api/v1/hosts/" + host + "/report").then();
    }
}
