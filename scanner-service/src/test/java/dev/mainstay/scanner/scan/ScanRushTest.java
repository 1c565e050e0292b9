package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.Simultaneously;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Far more scans at one instant than there are connections to the database, or workers. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanRushTest {

    private static final int SCANS = 400;

    @Test
    void everyScanIsTakenOrToldToComeAgainAndTheServiceStaysReady() {
        List<TestAgent> agents = IntStream.range(0, 20)
                .mapToObj(i -> Rest.enrolledAgent("rush-" + i + ".example"))
                .toList();

        List<TestAgent.Answer> answers = Simultaneously.call(SCANS + 1, caller -> {
            if (caller == SCANS) {
                int status = given().get("/q/health/ready").statusCode();
                return new TestAgent.Answer(status == 200 ? 202 : status, "readiness");
            }
            return agents.get(caller % agents.size())
                    .postGzip("/agent/v1/scans", ScanJson.complete().text());
        });

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isIn(202, 429, 503);
            if (answer.status() != 202) {
                assertThat(answer.body()).contains("\"retryAfterSeconds\":5");
            }
        });
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSizeGreaterThan(SCANS / 10);
    }
}
