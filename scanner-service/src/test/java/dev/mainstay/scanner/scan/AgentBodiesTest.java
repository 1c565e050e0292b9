package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.TestAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an agent says to the letter, as the test of the same name of host-agent holds it, is taken. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class AgentBodiesTest {

    @Test
    void theScanThatAnAgentMakesIsTakenWhole() throws Exception {
        ObjectNode scan = (ObjectNode) EventJson.mapper()
                .readTree(Path.of("..", "docs", "agent-bodies", "scan.json").toFile());
        UUID scanId = UUID.randomUUID();
        scan.put("scanId", scanId.toString());
        scan.put("startedAt", Instant.now().minusSeconds(60).toString());
        scan.put("finishedAt", Instant.now().toString());
        TestAgent agent = Rest.enrolledAgent("agent-bodies.example");

        TestAgent.Answer answer = agent.postGzip("/agent/v1/scans", scan.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String shown = given().get("/api/v1/hosts/" + agent.hostId() + "/report")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();
        assertThat(EventJson.mapper().readTree(shown)).isEqualTo(scan);
        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .singleElement()
                .satisfies(event -> {
                    JsonNode told = event.data();
                    assertThat(told.path("scanId").asText()).isEqualTo(scanId.toString());
                    assertThat(told.path("machine")).isEqualTo(scan.path("machine"));
                    assertThat(told.at("/services/0/name").asText()).isEqualTo("RTCSRV");
                    assertThat(told.path("findings")).hasSize(2);
                    assertThat(told.path("installed")).hasSize(1);
                }));
    }
}
