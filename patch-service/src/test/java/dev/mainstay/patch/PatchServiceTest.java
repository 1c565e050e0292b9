package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.findings.Findings;
import dev.mainstay.patch.job.Jobs;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a scan to a proven job, by the calls an agent makes, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class PatchServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Jobs jobs;

    @Inject
    Findings findings;

    @Inject
    AgroalDataSource dataSource;

    @AfterEach
    void backToThePresent() {
        SettableClock.reset();
    }

    @Test
    void aScanBecomesAJobAndTheNextScanProvesIt() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        UpdateRef update = TestHost.update();

        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        JsonNode order = Steps.leased(host);
        assertThat(order.path("jobId").asText()).isEqualTo(job.toString());
        assertThat(order.path("updates").get(0).path("updateId").asText())
                .isEqualTo(update.updateId().toString());
        long fence = order.path("fence").asLong();
        assertThat(host.progress(job, fence, "INSTALL", "RUNNING").status()).isEqualTo(200);
        assertThat(host.progress(job, fence, "REBOOT", "RUNNING").status()).isEqualTo(200);
        assertThat(host.progress(job, fence, "REBOOT", "DONE").status()).isEqualTo(200);
        assertThat(host.result(job, fence, "INSTALLED", "HEALTHY")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("VERIFYING");
        host.scannedFor(job);

        Steps.awaitStatus(job, "SUCCEEDED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_JOBS, job))
                        .isEqualTo(List.of(
                                "job.planned",
                                "job.scheduled",
                                "job.ready",
                                "job.leased",
                                "job.running",
                                "job.rebooting",
                                "job.running",
                                "job.verifying",
                                "job.succeeded")));
    }

    @Test
    void theScanMayArriveBeforeTheResult() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);

        host.scannedFor(job);
        Steps.awaitTaken();
        assertThat(host.result(job, fence, "INSTALLED", "HEALTHY")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("VERIFYING");

        Steps.awaitStatus(job, "SUCCEEDED");
    }

    @Test
    void theScanMayBeTakenWhileTheResultIs() throws Exception {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);
        ScanSnapshot proof = host.scanFor(job);

        try (ExecutorService agent = Executors.newSingleThreadExecutor()) {
            Future<Rest.Answer> result = QuarkusTransaction.requiringNew().call(() -> {
                jobs.verify(findings.take(List.of(proof)));
                Future<Rest.Answer> posted = agent.submit(() -> host.result(job, fence, "INSTALLED", "HEALTHY"));
                await().atMost(SOON).until(() -> posted.isDone() || waitsForLock());
                return posted;
            });
            assertThat(result.get().body().path("status").asText()).isEqualTo("VERIFYING");
        }

        Steps.awaitStatus(job, "SUCCEEDED");
    }

    private boolean waitsForLock() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """)) {
            return waiting.next() && waiting.getInt(1) > 0;
        }
    }

    @Test
    void anUnhealthyWorkloadIsNoSuccess() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);

        host.result(job, fence, "INSTALLED", "UNHEALTHY");

        Steps.awaitStatus(job, "VERIFY_FAILED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo("workload-unhealthy");
    }

    @Test
    void withoutAProofInTimeThereIsNoSuccess() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        host.result(job, Steps.started(host, job), "INSTALLED", "HEALTHY");

        SettableClock.advance(Duration.ofHours(3));

        Steps.awaitStatus(job, "VERIFY_FAILED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo("no-proof");
    }

    @Test
    void eventsTwiceAndInTheWrongOrderChangeNothing() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        UpdateRef wanted = TestHost.update();
        ScanSnapshot outdated = host.scan(TestHost.update());
        ScanSnapshot clean = host.scan();
        Topics.publish(EventType.SCAN_COMPLETED, host.id, clean);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, outdated);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, clean);
        Topics.publish(EventType.HOST_CHANGED, host.id, host.snapshot(List.of(), Freshness.STALE, 0));

        ScanSnapshot latest = host.scanned(wanted);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, latest);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, outdated);

        UUID job = Steps.jobOf(host, "READY");
        Steps.succeed(host, job);
        assertThat(Steps.jobs(host)).hasSize(1);
        assertThat(Steps.job(job)
                        .path("updates")
                        .get(0)
                        .path("update")
                        .path("updateId")
                        .asText())
                .isEqualTo(wanted.updateId().toString());
    }

    @Test
    void aScanOfAHostThatIsNotKnownYetIsNotLost() {
        TestHost host = new TestHost();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());

        host.registered();

        Steps.jobOf(host, "READY");
    }

    @Test
    void aFailedScanSaysNothing() {
        TestHost host = new TestHost().registered();
        host.scanned(TestHost.update());
        Topics.publish(EventType.SCAN_FAILED, host.id, host.scan(Outcome.FAILED, null, Instant.now(), 99));
        Steps.awaitTaken();

        Steps.rollout(host.id);

        Steps.jobOf(host, "READY");
    }

    @Test
    void twoLeasesAtOnceGiveOne() throws Exception {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");

        List<Callable<Rest.Answer>> asking = List.of(host::lease, host::lease, host::lease, host::lease);
        Set<String> orders = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Rest.Answer> answer : threads.invokeAll(asking)) {
                orders.add(answer.get().body().path("jobId").asText() + " "
                        + answer.get().body().path("fence").asLong());
            }
        }

        assertThat(orders).hasSize(1);
    }

    @Test
    void aResultSaidTwiceCountsOnce() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);

        Rest.Answer first = host.result(job, fence, "INSTALLED", "HEALTHY");
        Rest.Answer second = host.result(job, fence, "INSTALLED", "HEALTHY");
        host.scannedFor(job);
        Steps.awaitStatus(job, "SUCCEEDED");
        Rest.Answer third = host.result(job, fence, "INSTALLED", "HEALTHY");

        assertThat(List.of(first, second, third))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200))
                .allSatisfy(answer ->
                        assertThat(answer.body().path("status").asText()).isEqualTo("VERIFYING"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_JOBS, job))
                        .contains("job.succeeded")
                        .containsOnlyOnce("job.verifying"));
    }

    @Test
    void aLeaseThatRunsOutBeforeTheStartIsGivenAgainWithAnotherFence() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.leased(host).path("fence").asLong();

        SettableClock.advance(Duration.ofSeconds(61));
        Steps.awaitStatus(job, "READY");
        long next = Steps.leased(host).path("fence").asLong();
        Rest.Answer late = host.progress(job, fence, "PREFLIGHT", "RUNNING");

        assertThat(next).isGreaterThan(fence);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("code").asText()).isEqualTo("stale-fence");
        assertThat(late.body().path("currentFence").asLong()).isEqualTo(next);
    }

    @Test
    void aJobThatFallsSilentIsLostAndSettledByItsLateWord() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);

        SettableClock.advance(Duration.ofSeconds(61));
        Steps.awaitStatus(job, "LOST");
        assertThat(host.lease().status()).isEqualTo(204);
        assertThat(Rest.get("/api/v1/rollouts/" + rollout).body().path("state").asText())
                .isEqualTo("HALTED");

        assertThat(host.progress(job, fence, "INSTALL", "RUNNING").status()).isEqualTo(200);
        Steps.awaitStatus(job, "RUNNING");
        host.result(job, fence, "INSTALLED", "HEALTHY");
        host.scannedFor(job);
        Steps.awaitStatus(job, "SUCCEEDED");
    }

    @Test
    void aPersonSettlesALostJobAndAScanStillHasToProveIt() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        Steps.started(host, job);
        SettableClock.advance(Duration.ofSeconds(61));
        Steps.awaitStatus(job, "LOST");
        SettableClock.reset();

        Rest.Answer settled =
                Rest.post("/api/v1/jobs/" + job + "/settlement", "{\"outcome\":\"INSTALLED\",\"reason\":\"I looked\"}");
        assertThat(settled.body().path("status").asText()).isEqualTo("VERIFYING");
        host.scannedFor(job);

        Steps.awaitStatus(job, "SUCCEEDED");
    }

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
    void whatIsDeclinedIsNotInstalled() {
        TestHost host = new TestHost().inFrontEndPool("known-in-part.lync.example", 2, 1);
        Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "BLOCKED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo("pool-not-fully-known");

        Rest.Answer decided = Rest.post(
                "/api/v1/decisions",
                "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"breaks\",\"decidedBy\":\"Ada\"}"
                        .formatted(update.updateId()));
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
}
