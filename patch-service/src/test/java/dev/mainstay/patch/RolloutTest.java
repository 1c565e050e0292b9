package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a rollout plans, stops and takes one after the other. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class RolloutTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aFailureHaltsTheRolloutAndIsTriedAgainOnlyWhenAPersonSaysSo() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        host.result(job, Steps.started(host, job), "FAILED", "HEALTHY");
        Steps.awaitStatus(job, "FAILED");
        assertThat(Rest.post("/api/v1/jobs/" + job + "/retry", "{}")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("rollout-state");

        assertThat(Rest.post("/api/v1/rollouts/" + rollout + "/resume", "").status())
                .isEqualTo(200);
        host.scanned(update);
        Steps.awaitTaken();
        assertThat(Steps.jobs(host)).hasSize(1);
        assertThat(Rest.post("/api/v1/jobs/" + job + "/retry", "").status()).isEqualTo(201);

        UUID again = Steps.jobOf(host, "READY");
        assertThat(again).isNotEqualTo(job);
        assertThat(Steps.job(again).path("attempt").asInt()).isEqualTo(2);
        Steps.succeed(host, again);
    }

    @Test
    void whatFailedBeforeItTouchedAnythingIsPutBackByOneCall() {
        TestHost first = new TestHost().registered();
        TestHost second = new TestHost().registered();
        UUID rollout = Steps.rollout(first.id, second.id);
        first.scanned(TestHost.update());
        second.scanned(TestHost.update());
        UUID firstJob = Steps.jobOf(first, "READY");
        UUID secondJob = Steps.jobOf(second, "READY");
        long firstFence = Steps.leased(first).path("fence").asLong();
        long secondFence = Steps.leased(second).path("fence").asLong();
        Steps.failInPreflight(first, firstJob, firstFence);
        Steps.failInPreflight(second, secondJob, secondFence);
        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");
        assertThat(Steps.job(firstJob).path("untouched").asBoolean()).isTrue();

        assertThat(Rest.post("/api/v1/jobs/" + firstJob + "/retry", "").status())
                .isEqualTo(201);
        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");
        assertThat(Rest.post("/api/v1/jobs/" + secondJob + "/retry", "").status())
                .isEqualTo(201);
        assertThat(Steps.rolloutState(rollout)).isEqualTo("ACTIVE");

        Steps.succeed(first, Steps.jobOf(first, "READY"));
        Steps.succeed(second, Steps.jobOf(second, "READY"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_ROLLOUTS, rollout))
                        .contains("rollout.halted", "rollout.resumed"));
    }

    @Test
    void whatFailedUntouchedUnderARolloutThatAPersonHaltedWaitsForThatPerson() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(1, host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        Steps.failInPreflight(host, job, Steps.leased(host).path("fence").asLong());
        assertThat(Rest.post("/api/v1/rollouts/" + rollout + "/halt", "{\"reason\":\"Not tonight\"}")
                        .status())
                .isEqualTo(200);

        assertThat(Rest.post("/api/v1/jobs/" + job + "/retry", "")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("rollout-state");
        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");
    }

    @Test
    void aHostThatAJobLeftAsItWasIsInAgainWithItsNextCompleteScan() {
        String pool = "pool" + UUID.randomUUID() + ".lync.example";
        TestHost untouched = new TestHost().inFrontEndPool(pool, 3, 1);
        TestHost touched = new TestHost().inFrontEndPool(pool, 3, 2);
        TestHost other = new TestHost().inFrontEndPool(pool, 3, 3);
        other.scanned();
        UUID rollout = Steps.rollout(5, untouched.id);
        untouched.scanned(TestHost.update());
        UUID job = Steps.jobOf(untouched, "READY");
        Steps.failInPreflight(
                untouched, job, Steps.leased(untouched).path("fence").asLong());
        assertThat(Steps.outs(pool)).containsExactly("FAILED");

        untouched.inFrontEndPool(pool, 3, 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(Steps.outs(pool)).isEmpty());

        Steps.rollout(5, touched.id);
        touched.scanned(TestHost.update());
        UUID half = Steps.jobOf(touched, "READY");
        touched.result(half, Steps.started(touched, half), "FAILED", "HEALTHY");
        Steps.awaitStatus(half, "FAILED");
        assertThat(Steps.job(half).has("untouched")).isFalse();
        touched.inFrontEndPool(pool, 3, 2);
        Steps.awaitTaken();
        assertThat(Steps.outs(pool)).containsExactly("FAILED");
        assertThat(Steps.rolloutState(rollout)).isEqualTo("ACTIVE");
    }

    @Test
    void whatIsDeclinedIsNotInstalled() {
        TestHost host = new TestHost().inFrontEndPool("known-in-part.lync.example", 2, 1);
        Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "BLOCKED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo("pool-not-fully-known");

        Rest.Answer decided = Rest.post(
                "/api/v1/decisions",
                "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"breaks\"}".formatted(update.updateId()));
        assertThat(decided.status()).isEqualTo(201);

        Steps.awaitStatus(job, "CANCELLED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo("approval-withdrawn");
        String decision = decided.body().path("decisionId").asText();
        assertThat(Rest.post("/api/v1/decisions/" + decision + "/retraction", "{\"reason\":\"fixed\"}")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("RETRACTED");
        assertThat(Steps.jobOf(host, "BLOCKED")).isNotEqualTo(job);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_DECISIONS, UUID.fromString(decision)))
                        .isEqualTo(List.of("decision.declined", "decision.retracted")));
    }

    @Test
    void aPoolIsPatchedOneMemberAfterTheOther() {
        String pool = "pool" + UUID.randomUUID() + ".lync.example";
        List<TestHost> members = List.of(new TestHost(), new TestHost(), new TestHost());
        for (int i = 0; i < members.size(); i++) {
            members.get(i).inFrontEndPool(pool, members.size(), i + 1);
        }
        Steps.rollout(members.stream().map(host -> host.id).toArray(UUID[]::new));
        members.reversed().forEach(host -> host.scanned(TestHost.update()));

        for (int done = 0; done < members.size(); done++) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Steps.statuses(members)).containsOnlyOnce("READY"));
            TestHost next = Steps.withStatus(members, "READY");
            UUID job = Steps.jobOf(next, "READY");
            Steps.started(next, job);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Steps.statuses(members)).containsOnlyOnce("RUNNING"));
            assertThat(Steps.statuses(members)).doesNotContain("READY", "BLOCKED");
            JsonNode plan = Rest.get("/api/v1/pools/" + pool + "/plan").body();
            assertThat(plan.path("members").findValuesAsText("out")).containsExactly("IN_PROGRESS");
            assertThat(plan.path("jobs").findValuesAsText("code"))
                    .allMatch("other-upgrade-domain-out"::equals)
                    .hasSize(members.size() - 1 - done);
            Steps.succeed(next, job);
        }
        assertThat(Steps.statuses(members)).containsOnly("SUCCEEDED");
    }

    @Test
    void theLastServingFrontEndIsHeldUntilTheOthersServeAgain() {
        String pool = "pool" + UUID.randomUUID() + ".lync.example";
        List<TestHost> members = List.of(new TestHost(), new TestHost(), new TestHost());
        for (int i = 0; i < members.size(); i++) {
            members.get(i).inFrontEndPool(pool, members.size(), i + 1);
        }
        members.get(0).withService("RTCSRV", ServiceState.RUNNING);
        members.get(1).withService("RTCSRV", ServiceState.START_PENDING);
        members.get(2).withService("RTCSRV", ServiceState.STOPPED);
        Steps.rollout(members.stream().map(host -> host.id).toArray(UUID[]::new));
        members.reversed().forEach(host -> host.scanned(TestHost.update()));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Steps.statuses(members)).containsOnly("BLOCKED"));
        JsonNode plan = Rest.get("/api/v1/pools/" + pool + "/plan").body();
        assertThat(plan.path("members").findValuesAsText("out")).containsExactly("NOT_SERVING", "NOT_SERVING");
        assertThat(plan.path("jobs").findValuesAsText("code"))
                .containsExactlyInAnyOrder("other-upgrade-domain-out", "host-not-serving", "host-not-serving");

        members.get(1).withService("RTCSRV", ServiceState.RUNNING).scanned(TestHost.update());
        members.get(2).withService("RTCSRV", ServiceState.RUNNING).scanned(TestHost.update());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Steps.statuses(members)).containsOnlyOnce("READY"));
    }
}
