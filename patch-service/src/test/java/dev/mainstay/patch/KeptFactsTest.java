package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people do to jobs, rollouts and decisions leaves its fact: who, when and why, in REST and on the topics. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class KeptFactsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aRolloutKeepsWhoHaltedResumedAndEndedIt() {
        String path = "/api/v1/rollouts/" + Steps.rollout(UUID.randomUUID());

        Rest.postAs("anna", path + "/halt", "{\"reason\":\"Freeze\"}");
        Rest.postAs("ben", path + "/resume", "{\"reason\":\"Freeze is over\"}");
        Rest.post(path + "/halt", "{\"reason\":\"Once more\"}");
        assertThat(Rest.send(HttpRequest.newBuilder(Rest.uri(path + "/resume"))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .status())
                .as("no reason has to be named")
                .isEqualTo(200);
        JsonNode ended =
                Rest.postAs("chris", path + "/end", "{\"reason\":\"Done\"}").body();

        assertThat(ended.path("acts").findValuesAsText("act"))
                .containsExactly("HALT", "RESUME", "HALT", "RESUME", "END");
        assertThat(ended.path("acts").findValuesAsText("by"))
                .containsExactly("anna", "ben", "local administrator", "local administrator", "chris");
        assertThat(ended.path("acts").findValuesAsText("reason"))
                .containsExactly("Freeze", "Freeze is over", "Once more", "Done");
        assertThat(ended.path("acts").get(4).path("at").asText())
                .isEqualTo(ended.path("changedAt").asText());
        assertThat(ended.path("reason").asText()).isEqualTo("Done");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(last(Topic.PATCH_ROLLOUTS, ended.path("rolloutId")))
                        .isEqualTo(ended));
    }

    @Test
    void aRuleThatHaltsARolloutIsTold() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        host.result(job, Steps.started(host, job), "FAILED", "HEALTHY");

        JsonNode resumed = Rest.postAs("anna", "/api/v1/rollouts/" + rollout + "/resume", "{}")
                .body();

        assertThat(resumed.path("acts").get(0).path("reasonCode").asText()).isEqualTo("too-many-failures");
        assertThat(resumed.path("acts").get(0).has("by")).isFalse();
        assertThat(resumed.path("acts").get(1).path("by").asText()).isEqualTo("anna");
        assertThat(resumed.has("reason")).isFalse();
    }

    @Test
    void aJobKeepsWhoAskedItToStopWhileItRuns() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        Steps.started(host, job);

        JsonNode asked = Rest.postAs("anna", "/api/v1/jobs/" + job + "/cancel", "{\"reason\":\"Freeze\"}")
                .body();

        assertThat(asked.path("status").asText()).isEqualTo("RUNNING");
        assertThat(asked.path("cancelRequested").asBoolean()).isTrue();
        assertAct(asked, 0, "CANCEL", "anna", "Freeze");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertAct(last(Topic.PATCH_JOBS, asked.path("jobId")), 0, "CANCEL", "anna", "Freeze"));
    }

    @Test
    void aFailedJobSaidToBeWellTellsSoAndStaysFailed() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        host.result(job, Steps.started(host, job), "FAILED", "HEALTHY");
        String settlement = "/api/v1/jobs/" + job + "/settlement";
        String words = "{\"outcome\":\"INSTALLED\",\"reason\":\"Mended by hand\"}";

        JsonNode settled = Rest.postAs("ben", settlement, words).body();
        JsonNode again = Rest.postAs("ben", settlement, words).body();

        assertThat(settled.path("status").asText()).isEqualTo("FAILED");
        assertThat(settled.path("reason").path("code").asText()).isEqualTo("agent-failed");
        assertAct(settled, 0, "SETTLE_INSTALLED", "ben", "Mended by hand");
        assertThat(again).isEqualTo(settled);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                last(Topic.PATCH_JOBS, settled.path("jobId")).path("acts"))
                        .isEqualTo(settled.path("acts")));
        assertThat(Rest.get("/api/v1/rollouts/" + rollout).body().path("state").asText())
                .isEqualTo("HALTED");
    }

    @Test
    void aRetractionLeavesWhatItRetracts() {
        JsonNode made = Rest.postAs(
                        "anna",
                        "/api/v1/decisions",
                        "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"Breaks the backup\"}"
                                .formatted(UUID.randomUUID()))
                .body();

        JsonNode retracted = Rest.postAs(
                        "ben",
                        "/api/v1/decisions/" + made.path("decisionId").asText() + "/retraction",
                        "{\"reason\":\"The backup is mended\"}")
                .body();

        assertThat(made.path("decidedAt")).isEqualTo(made.path("changedAt"));
        assertThat(retracted.path("state").asText()).isEqualTo("RETRACTED");
        for (String kept : new String[] {"reason", "decidedBy", "decidedAt", "verdict", "updateId"}) {
            assertThat(retracted.path(kept)).as(kept).isEqualTo(made.path(kept));
        }
        assertThat(retracted.path("retraction").path("by").asText()).isEqualTo("ben");
        assertThat(retracted.path("retraction").path("reason").asText()).isEqualTo("The backup is mended");
        assertThat(retracted.path("retraction").path("at")).isEqualTo(retracted.path("changedAt"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(last(Topic.PATCH_DECISIONS, made.path("decisionId")))
                        .isEqualTo(((ObjectNode) retracted).without(List.of("holdsForHosts", "warnings"))));
    }

    private static void assertAct(JsonNode job, int at, String act, String by, String reason) {
        JsonNode told = job.path("acts").path(at);
        assertThat(told.path("act").asText()).isEqualTo(act);
        assertThat(told.path("by").asText()).isEqualTo(by);
        assertThat(told.path("reason").asText()).isEqualTo(reason);
        assertThat(told.path("at").asText()).isNotEmpty();
    }

    /** What was published last under the key; a missing node before anything was. */
    private static JsonNode last(Topic topic, JsonNode key) {
        List<Topics.Published> all = Topics.about(topic, UUID.fromString(key.asText()));
        return all.isEmpty() ? MissingNode.getInstance() : all.getLast().data();
    }
}
