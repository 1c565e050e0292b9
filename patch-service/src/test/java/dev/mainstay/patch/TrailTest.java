package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.TrailTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class TrailTest extends TrailTests {
    private static final String REASON = "{\"reason\":\"because\"}";

    @Override
    protected Map<String, Supplier<Act>> acts() {
        Map<String, Supplier<Act>> acts = new HashMap<>();
        acts.put("createBaseline", () -> () -> Rest.post("/api/v1/baselines", "{\"name\":\"trail\"}"));
        acts.put("changeBaseline", () -> {
            UUID baseline = Steps.baseline();
            return () -> Rest.put("/api/v1/baselines/" + baseline, "{\"name\":\"changed\"}");
        });
        acts.put("createDecision", () -> () -> decide(UUID.randomUUID(), "ada", "one"));
        acts.put("retractDecision", () -> {
            String decision = decided();
            return () -> Rest.post("/api/v1/decisions/" + decision + "/retraction", REASON);
        });
        acts.put("startRollout", () -> {
            UUID baseline = Steps.baseline();
            return () -> Rest.post(
                    "/api/v1/rollouts",
                    "{\"name\":\"trail\",\"baselineId\":\"%s\",\"hostIds\":[\"%s\"]}"
                            .formatted(baseline, UUID.randomUUID()));
        });
        acts.put("haltRollout", () -> moved("halt"));
        acts.put("resumeRollout", () -> {
            String rollout = "/api/v1/rollouts/" + Steps.rollout(UUID.randomUUID());
            Rest.post(rollout + "/halt", REASON);
            return () -> Rest.post(rollout + "/resume", "{}");
        });
        acts.put("endRollout", () -> moved("end"));
        acts.put("cancelJob", () -> {
            UUID job = waiting(new TestHost().registered());
            return () -> Rest.post("/api/v1/jobs/" + job + "/cancel", REASON);
        });
        acts.put("settleJob", () -> {
            TestHost host = new TestHost().registered();
            UUID job = waiting(host);
            host.result(job, Steps.started(host, job), "FAILED", "HEALTHY");
            return () -> Rest.post(
                    "/api/v1/jobs/" + job + "/settlement", "{\"outcome\":\"INSTALLED\",\"reason\":\"Mended\"}");
        });
        acts.put("retryJob", () -> {
            UUID job = waiting(new TestHost().registered());
            Rest.post("/api/v1/jobs/" + job + "/cancel", REASON);
            return () -> Rest.post("/api/v1/jobs/" + job + "/retry", "{}");
        });
        acts.put("registerPackage", () -> TrailTest::registerPackage);
        acts.put("orderPackage", () -> {
            TestHost host = new TestHost().registered().withSqlInstance("RTCLOCAL", "11.0.7001.0");
            UUID rollout = Steps.rollout(host.id);
            host.scanned();
            Steps.awaitTaken();
            String id = registerPackage().body().path("packageId").asText();
            return () -> Rest.post(
                    "/api/v1/packages/" + id + "/orders",
                    "{\"rolloutId\":\"%s\",\"instance\":\"RTCLOCAL\",\"hostIds\":[\"%s\"]}"
                            .formatted(rollout, host.id));
        });
        acts.put("orderRemoval", () -> {
            TestHost host = new TestHost().registered();
            UUID rollout = Steps.rollout(host.id);
            host.scanned();
            Steps.awaitTaken();
            return () -> Rest.post("/api/v1/removals", """
                    {"rolloutId":"%s","updateId":"%s","revision":200,"title":"Security update","kb":"KB4018073",
                     "hostIds":["%s"],"reason":"Breaks the gateway"}
                    """.formatted(rollout, UUID.randomUUID(), host.id));
        });
        return acts;
    }

    @Override
    protected Set<String> withoutEffect() {
        return Set.of();
    }

    @Override
    protected EventType held() {
        return EventType.HOST_REGISTERED;
    }

    @Override
    protected Optional<Topic> owned() {
        return Optional.of(Topic.PATCH_ROLLOUTS);
    }

    @Test
    void whoDecidedStaysWhoeverDecidesAgainOrRetracts() throws Exception {
        UUID update = UUID.randomUUID();
        String decision = decide(update, "ada", "It breaks the gateway")
                .body()
                .path("decisionId")
                .asText();
        decide(update, "ben", "It still does");
        JsonNode retracted = Rest.postAs("cleo", "/api/v1/decisions/" + decision + "/retraction", REASON)
                .body();
        Rest.postAs("dan", "/api/v1/decisions/" + decision + "/retraction", "{\"reason\":\"I too\"}");

        assertThat(retracted.path("decidedBy").asText()).isEqualTo("ben");
        assertThat(retracted.at("/earlier/0/by").asText()).isEqualTo("ada");
        assertThat(retracted.at("/earlier/0/reason").asText()).isEqualTo("It breaks the gateway");
        assertThat(retracted.at("/retraction/by").asText()).isEqualTo("cleo");
        assertThat(Rest.get("/api/v1/decisions/" + decision)
                        .body()
                        .at("/retraction/by")
                        .asText())
                .isEqualTo("cleo");
        List<JsonNode> entries = Rest.get("/api/v1/trail?kind=decision&id=" + decision)
                .body()
                .path("items")
                .valueStream()
                .toList();
        assertThat(entries)
                .extracting(entry -> entry.at("/actor/name").asText())
                .containsExactly("cleo", "ben", "ada");
        JsonNode last =
                EventJson.mapper().readTree(entries.getFirst().path("after").asText());
        assertThat(last.path("decidedBy").asText()).isEqualTo("ben");
        assertThat(last.at("/retraction/by").asText()).isEqualTo("cleo");
        assertThat(entries.getFirst().path("before").asText())
                .isEqualTo(entries.get(1).path("after").asText());
    }

    @Test
    void theSameRequestAgainLeavesNoSecondEntry() {
        String key = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(Rest.uri("/api/v1/baselines"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"once\"}"));

        String baseline = Rest.send(request).body().path("baselineId").asText();
        assertThat(Rest.send(request).body().path("baselineId").asText()).isEqualTo(baseline);

        assertThat(Rest.get("/api/v1/trail?kind=baseline&id=" + baseline).body().path("items"))
                .hasSize(1);
    }

    private static Act moved(String how) {
        UUID rollout = Steps.rollout(UUID.randomUUID());
        return () -> Rest.post("/api/v1/rollouts/" + rollout + "/" + how, REASON);
    }

    private static UUID waiting(TestHost host) {
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        return Steps.jobOf(host, "READY");
    }

    private static String decided() {
        return decide(UUID.randomUUID(), "ada", "one").body().path("decisionId").asText();
    }

    private static Rest.Answer decide(UUID update, String by, String reason) {
        return Rest.postAs(
                by,
                "/api/v1/decisions",
                "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"%s\"}".formatted(update, reason));
    }

    private static Rest.Answer registerPackage() {
        String sha256 = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        return Rest.post("/api/v1/packages", """
                {"name":"SQLServer2012-KB5021123-x64.exe","sizeBytes":1000,"sha256":"%s","kind":"SQL_SERVER_PATCH",
                 "kb":"KB5021123","targetVersion":"11.0.7512.11"}
                """.formatted(sha256));
    }
}
