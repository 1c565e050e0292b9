package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.planning.Reviews;
import dev.mainstay.patch.scan.LatestScans;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a scan to a proven job, by the calls an agent makes: only a scan after the work proves it. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ProofTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Reviews reviews;

    @Inject
    LatestScans latestScans;

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
                reviews.verify(latestScans.take(List.of(proof), Map.of()));
                Future<Rest.Answer> posted = agent.submit(() -> host.result(job, fence, "INSTALLED", "HEALTHY"));
                await().atMost(SOON).until(() -> posted.isDone() || Steps.someoneWaitsForALock());
                return posted;
            });
            assertThat(result.get().body().path("status").asText()).isEqualTo("VERIFYING");
        }

        Steps.awaitStatus(job, "SUCCEEDED");
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

        Steps.timePasses(Duration.ofHours(3));

        Steps.awaitStatus(job, "VERIFY_FAILED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo("no-proof");
    }

    @Test
    void aPersonSettlesALostJobAndAScanStillHasToProveIt() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        Steps.started(host, job);
        Steps.timePasses(Duration.ofSeconds(61));
        Steps.awaitStatus(job, "LOST");
        SettableClock.reset();

        Rest.Answer settled =
                Rest.post("/api/v1/jobs/" + job + "/settlement", "{\"outcome\":\"INSTALLED\",\"reason\":\"I looked\"}");
        assertThat(settled.body().path("status").asText()).isEqualTo("VERIFYING");
        host.scannedFor(job);

        Steps.awaitStatus(job, "SUCCEEDED");
    }
}
