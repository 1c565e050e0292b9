package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.testing.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and agents get wrong, and how they are told. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class RestTest {

    private static final UUID NOBODY = UUID.randomUUID();

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST | /api/v1/baselines | {"name":""} | 400 | invalid-request
            POST | /api/v1/baselines | {"name":"x","minimumAgeDays":-1} | 400 | invalid-request
            POST | /api/v1/baselines | {"name":"x","surprise":1} | 400 | invalid-request
            POST | /api/v1/baselines | {"name":"x","minimumSeverity":"Dire"} | 400 | invalid-request
            POST | /api/v1/baselines | {"name" | 400 | malformed-json
            PUT  | /api/v1/baselines/NOBODY | {"name":"x"} | 404 | unknown-baseline
            GET  | /api/v1/baselines/NOBODY | | 404 | unknown-baseline
            POST | /api/v1/decisions | {"verdict":"DECLINED","reason":"r"} | 400 | invalid-decision
            POST | /api/v1/decisions | {"verdict":"DEFERRED","kb":"KB1","reason":"r"} | 400 | invalid-decision
            POST | /api/v1/decisions | {"verdict":"WAIVED","kb":"KB1","until":"2020-01-01T00:00:00Z","reason":"r"} | 400 | invalid-decision
            POST | /api/v1/decisions | {"verdict":"DECLINED","kb":"4018073","reason":"r"} | 400 | invalid-request
            POST | /api/v1/decisions | {"verdict":"UNKNOWN","kb":"KB1","reason":"r"} | 400 | invalid-decision
            GET  | /api/v1/decisions/NOBODY | | 404 | unknown-decision
            POST | /api/v1/decisions/NOBODY/retraction | {"reason":"r"} | 404 | unknown-decision
            POST | /api/v1/rollouts | {"name":"x","baselineId":"NOBODY"} | 404 | unknown-baseline
            POST | /api/v1/rollouts | {"name":"x"} | 400 | invalid-request
            POST | /api/v1/rollouts | {"name":"x","baselineId":"NOBODY","maxUnavailable":0} | 400 | invalid-request
            GET  | /api/v1/rollouts/NOBODY | | 404 | unknown-rollout
            POST | /api/v1/rollouts/NOBODY/halt | {"reason":"r"} | 404 | unknown-rollout
            POST | /api/v1/rollouts/NOBODY/resume | {} | 404 | unknown-rollout
            POST | /api/v1/rollouts/NOBODY/resume | {"reason": | 400 | malformed-json
            POST | /api/v1/rollouts/NOBODY/resume | {"by":"anna"} | 400 | invalid-request
            POST | /api/v1/rollouts/NOBODY/resume | {"who":"anna"} | 400 | invalid-request
            POST | /api/v1/rollouts/NOBODY/halt | {"reason":"r","by":"anna"} | 400 | invalid-request
            POST | /api/v1/rollouts/NOBODY/end | {"reason":"r","by":"anna"} | 400 | invalid-request
            POST | /api/v1/jobs/NOBODY/cancel | {"reason":"r","by":"anna"} | 400 | invalid-request
            POST | /api/v1/jobs/NOBODY/settlement | {"outcome":"FAILED","reason":"r","by":"anna"} | 400 | invalid-request
            POST | /api/v1/decisions | {"verdict":"DECLINED","kb":"KB1","reason":"r","decidedBy":"anna"} | 400 | invalid-request
            POST | /api/v1/decisions/NOBODY/retraction | {"reason":"r","by":"anna"} | 400 | invalid-request
            POST | /admin/v1/resets | {"topic":"scan.results.v1","reason":"r","by":"anna"} | 400 | invalid-request
            GET  | /api/v1/jobs/NOBODY | | 404 | unknown-job
            POST | /api/v1/jobs/NOBODY/cancel | {"reason":"r"} | 404 | unknown-job
            POST | /api/v1/jobs/NOBODY/retry | {} | 404 | unknown-job
            POST | /api/v1/jobs/NOBODY/settlement | {"outcome":"FAILED","reason":"r"} | 404 | unknown-job
            GET  | /api/v1/jobs?cursor=nonsense | | 400 | invalid-request
            GET  | /api/v1/jobs?limit=0 | | 400 | invalid-request
            GET  | /api/v1/pools/nowhere.lync.example/plan | | 404 | unknown-pool
            """)
    void refusals(String method, String path, String body, int status, String code) {
        String realPath = path.replace("NOBODY", NOBODY.toString());
        Rest.Answer answer = method.equals("GET")
                ? Rest.get(realPath)
                : Rest.with(method, realPath, body.replace("NOBODY", NOBODY.toString()));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
    }

    @Test
    void aBaselineIsKeptAsGivenAndCountsItsVersions() {
        Rest.Answer made = Rest.post(
                "/api/v1/baselines",
                "{\"name\":\"Critical\",\"classifications\":[\"Security Updates\"],\"minimumSeverity\":\"CRITICAL\",\"minimumAgeDays\":7}");
        String path = "/api/v1/baselines/" + made.body().path("baselineId").asText();
        Rest.Answer changed = Rest.put(path, "{\"name\":\"All\",\"minimumAgeDays\":0}");

        assertThat(made.body().path("version").asInt()).isEqualTo(1);
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(Rest.get(path).body()).isEqualTo(changed.body());
        assertThat(changed.body().has("minimumSeverity")).isFalse();
    }

    @Test
    void aRolloutGoesOnlyWhereItsStateAllows() {
        UUID rollout = Steps.rollout(NOBODY);
        String path = "/api/v1/rollouts/" + rollout;
        String reason = "{\"reason\":\"because\"}";

        assertThat(Rest.post(path + "/resume", "").body().path("code").asText()).isEqualTo("rollout-state");
        assertThat(Rest.post(path + "/halt", reason).body().path("state").asText())
                .isEqualTo("HALTED");
        assertThat(Rest.post(path + "/halt", reason).status()).isEqualTo(409);
        assertThat(Rest.post(path + "/resume", "").body().path("state").asText())
                .isEqualTo("ACTIVE");
        assertThat(Rest.post(path + "/end", reason).body().path("state").asText())
                .isEqualTo("ENDED");
        assertThat(Rest.post(path + "/resume", "").status()).isEqualTo(409);
        assertThat(Rest.get(path).body().path("reason").asText()).isEqualTo("because");
    }

    @Test
    void endingARolloutDropsWhatIsNotBegun() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");

        Rest.post("/api/v1/rollouts/" + rollout + "/end", "{\"reason\":\"enough\"}");

        Steps.awaitStatus(job, "CANCELLED");
        assertThat(host.lease().status()).isEqualTo(204);
    }

    @Test
    void haltingARolloutTakesBackWhatNobodyHasLeased() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");

        Rest.post("/api/v1/rollouts/" + rollout + "/halt", "{\"reason\":\"wait\"}");
        assertThat(Steps.job(job).path("status").asText()).isEqualTo("SCHEDULED");
        assertThat(host.lease().status()).isEqualTo(204);

        Rest.post("/api/v1/rollouts/" + rollout + "/resume", "");
        Steps.awaitStatus(job, "READY");
    }

    @Test
    void aCancelledJobEndsAtOnceOrWhenItsAgentStops() {
        TestHost waiting = new TestHost().registered();
        TestHost running = new TestHost().registered();
        Steps.rollout(waiting.id, running.id);
        waiting.scanned(TestHost.update());
        running.scanned(TestHost.update());
        UUID ofWaiting = Steps.jobOf(waiting, "READY");
        UUID ofRunning = Steps.jobOf(running, "READY");
        long fence = Steps.leased(running).path("fence").asLong();
        String reason = "{\"reason\":\"not tonight\"}";

        assertThat(Rest.post("/api/v1/jobs/" + ofWaiting + "/cancel", reason)
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(Rest.post("/api/v1/jobs/" + ofRunning + "/cancel", reason)
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("LEASED");
        Rest.Answer told = running.progress(ofRunning, fence, "PREFLIGHT", "RUNNING");
        assertThat(told.body().path("cancelRequested").asBoolean()).isTrue();
        assertThat(running.result(ofRunning, fence, "CANCELLED", "HEALTHY")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("CANCELLED");
        Rest.Answer afterwards = running.progress(ofRunning, fence, "INSTALL", "RUNNING");
        assertThat(afterwards.status()).isEqualTo(409);
        assertThat(afterwards.body().path("code").asText()).isEqualTo("job-terminal");
        assertThat(afterwards.body().path("jobStatus").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void anAgentSeesOnlyItsOwnJobs() {
        TestHost host = new TestHost().registered();
        TestHost other = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.leased(host).path("fence").asLong();
        Steps.awaitTaken();

        assertThat(other.lease().status()).isEqualTo(204);
        assertThat(other.progress(job, fence, "INSTALL", "RUNNING")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("unknown-job");
        assertThat(new TestHost().lease().body().path("code").asText()).isEqualTo("unknown-agent");
        assertThat(Rest.post("/agent/v1/leases", "{}").status()).isEqualTo(401);
        assertThat(host.progress(job, fence, "DANCE", "RUNNING")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("invalid-request");
    }

    @Test
    void jobsComeInPages() {
        List<TestHost> hosts =
                List.of(new TestHost().registered(), new TestHost().registered(), new TestHost().registered());
        UUID rollout = Steps.rollout(hosts.stream().map(host -> host.id).toArray(UUID[]::new));
        hosts.forEach(host -> host.scanned(TestHost.update()));
        hosts.forEach(host -> Steps.jobOf(host, "READY"));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Rest.get("/api/v1/jobs?limit=2&state=READY&rolloutId=" + rollout + cursor)
                    .body();
            page.path("items").forEach(job -> seen.add(job.path("fqdn").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        hosts.stream().map(host -> host.fqdn).toList());
        assertThat(Rest.get("/api/v1/rollouts/" + rollout)
                        .body()
                        .path("jobs")
                        .path("READY")
                        .asInt())
                .isEqualTo(3);
    }
}
