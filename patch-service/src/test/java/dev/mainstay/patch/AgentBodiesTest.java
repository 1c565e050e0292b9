package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent says to the letter, as the test of the same name of host-agent holds it, is taken. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class AgentBodiesTest {

    @ParameterizedTest
    @CsvSource({"result, agent-failed", "result-not-touched, pool-not-ready"})
    void theQuestionForWorkAReportAndAResultAreTaken(String said, String reason) throws Exception {
        // Given
        ObjectNode result = body(said);
        UpdateRef update = new UpdateRef(
                UUID.fromString(result.at("/updates/0/updateId").asText()),
                result.at("/updates/0/revision").asInt());
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");

        // When
        Rest.Answer order = host.says("/agent/v1/leases", body("lease").toString());
        long fence = order.body().path("fence").asLong();
        Rest.Answer report = host.says(
                path(job, "progress"), body("progress").put("fence", fence).toString());
        result.put("fence", fence).put("finishedAt", Instant.now().toString());
        Rest.Answer end = host.says(path(job, "result"), result.toString());

        // Then
        assertThat(order.status()).as(order.body().toString()).isEqualTo(200);
        assertThat(report.status()).as(report.body().toString()).isEqualTo(200);
        assertThat(end.status()).as(end.body().toString()).isEqualTo(200);
        assertThat(Steps.job(job).at("/reason/code").asText()).isEqualTo(reason);
        assertThat(Steps.job(job).at("/reason/message").asText())
                .isEqualTo(result.path("message").asText());
    }

    private static String path(UUID job, String last) {
        return "/agent/v1/jobs/" + job + "/" + last;
    }

    private static ObjectNode body(String name) throws Exception {
        return (ObjectNode) EventJson.mapper()
                .readTree(Path.of("..", "docs", "agent-bodies", name + ".json").toFile());
    }
}
