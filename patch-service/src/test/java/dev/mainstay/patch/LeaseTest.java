package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.Simultaneously;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Agents that ask twice, say things twice, come late or fall silent. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class LeaseTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @AfterEach
    void backToThePresent() {
        SettableClock.reset();
    }

    @Test
    void twoLeasesAtOnceGiveOne() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");

        Set<String> orders = new HashSet<>(Simultaneously.call(4, asking -> {
            JsonNode order = host.lease().body();
            return order.path("jobId").asText() + " " + order.path("fence").asLong();
        }));

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

        Steps.timePasses(Duration.ofSeconds(61));
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

        Steps.timePasses(Duration.ofSeconds(61));
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
}
