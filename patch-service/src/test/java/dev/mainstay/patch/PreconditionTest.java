package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Rest.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody changes what has changed since they read it. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class PreconditionTest {
    private static final String REASON = "{\"reason\":\"because\"}";

    @Test
    void aBaselineIsChangedOnlyAsItWasRead() {
        Answer made = Rest.post("/api/v1/baselines", "{\"name\":\"first\"}");
        String path = "/api/v1/baselines/" + made.body().path("baselineId").asText();
        Answer changed = with("PUT", path, tag(made), "{\"name\":\"second\"}");

        Answer stale = with("PUT", path, tag(made), "{\"name\":\"third\"}");

        assertThat(tag(made)).isEqualTo("\"1\"");
        assertThat(tag(changed)).isEqualTo("\"2\"");
        refused(stale);
        assertThat(Rest.get(path).body()).isEqualTo(changed.body());
        assertThat(tag(Rest.get(path))).isEqualTo(tag(changed));
        assertThat(with("PUT", path, "*", "{\"name\":\"third\"}").status()).isEqualTo(200);
        assertThat(with("PUT", path, "\"1\", \"3\"", "{\"name\":\"fourth\"}").status())
                .isEqualTo(200);
        assertThat(Rest.put(path, "{\"name\":\"fifth\"}").status()).isEqualTo(200);
    }

    @Test
    void aRolloutIsMovedOnlyAsItWasRead() {
        String path = "/api/v1/rollouts/" + Steps.rollout(UUID.randomUUID());
        String read = tag(Rest.get(path));

        Answer halted = with("POST", path + "/halt", read, REASON);
        Answer stale = with("POST", path + "/end", read, REASON);

        assertThat(halted.status()).isEqualTo(200);
        refused(stale);
        assertThat(Rest.get(path).body().path("state").asText()).isEqualTo("HALTED");
        assertThat(with("POST", path + "/resume", tag(halted), "{}").status()).isEqualTo(200);
    }

    @Test
    void aDecisionIsRetractedOnlyAsItWasRead() {
        String rule = "{\"verdict\":\"DECLINED\",\"updateId\":\"" + UUID.randomUUID() + "\",\"reason\":\"";
        Answer made = Rest.post("/api/v1/decisions", rule + "one\"}");
        Answer again = Rest.post("/api/v1/decisions", rule + "two\"}");
        String path = "/api/v1/decisions/" + made.body().path("decisionId").asText();

        Answer stale = with("POST", path + "/retraction", tag(made), REASON);

        refused(stale);
        assertThat(tag(Rest.get(path))).isEqualTo(tag(again));
        assertThat(Rest.get(path).body()).isEqualTo(again.body());
        assertThat(with("POST", path + "/retraction", tag(again), REASON)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("RETRACTED");
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body().path("code").asText()).isEqualTo("precondition-failed");
    }

    private static String tag(Answer answer) {
        return answer.headers().firstValue("ETag").orElse("none");
    }

    private static Answer with(String method, String path, String ifMatch, String json) {
        return Rest.send(HttpRequest.newBuilder(Rest.uri(path))
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }
}
