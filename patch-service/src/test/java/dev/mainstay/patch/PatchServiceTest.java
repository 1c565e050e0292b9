package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a scan to a proven job, by the calls an agent makes, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class PatchServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

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
}
