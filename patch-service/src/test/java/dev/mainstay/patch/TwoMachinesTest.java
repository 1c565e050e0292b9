package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Simultaneously;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One key on two machines, which both do their best to get and to prove the same order. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class TwoMachinesTest {
    private static final String ORIGINAL = "11111111-0042-3510-8052-c4c04f4e3132";
    private static final String CLONE = "22222222-0042-3510-8052-c4c04f4e3132";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void onlyOneOfTwoMachinesGetsTheOrderHoweverBothAsk() {
        // Given: no scan has said which machine the host is
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");

        // When
        List<Integer> answers = Simultaneously.call(
                4, asking -> host.leaseOn(asking % 2 == 0 ? ORIGINAL : CLONE).status());

        // Then
        Set<Integer> original = Set.copyOf(List.of(answers.get(0), answers.get(2)));
        Set<Integer> clone = Set.copyOf(List.of(answers.get(1), answers.get(3)));
        assertThat(Set.of(original, clone)).isEqualTo(Set.of(Set.of(200), Set.of(409)));
    }

    @Test
    void otherMachineGetsNoOrderAndProvesNothing() {
        // Given
        TestHost host = new TestHost().on(ORIGINAL).registered();
        Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");

        // When
        Rest.Answer refused = host.leaseOn(CLONE);
        Rest.Answer order = host.leaseOn(ORIGINAL);
        long fence = order.body().path("fence").asLong();

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asText()).isEqualTo("identity-conflict");
        assertThat(order.status()).isEqualTo(200);

        // When: the clone was made while the original had the order in its journal
        host.progressOn(ORIGINAL, job, fence, "INSTALL", "RUNNING");
        Rest.Answer progress = host.progressOn(CLONE, job, fence, "INSTALL", "DONE");
        Rest.Answer result = host.resultOn(CLONE, job, fence, "INSTALLED", "HEALTHY");

        // Then
        assertThat(progress.body().path("code").asText()).isEqualTo("stale-fence");
        assertThat(result.body().path("code").asText()).isEqualTo("stale-fence");
        Steps.awaitStatus(job, "RUNNING");

        // When: a scan of the clone comes through all the same, then one of the original that still misses the update
        host.resultOn(ORIGINAL, job, fence, "INSTALLED", "HEALTHY");
        ScanSnapshot clean = host.on(CLONE).scannedFor(job);
        host.on(ORIGINAL).scannedFor(job, update);

        // Then
        Steps.awaitStatus(job, "VERIFY_FAILED");
        assertThat(Topics.types(Topic.PATCH_JOBS, job)).doesNotContain("job.succeeded");
        assertThat(clean.offers()).isEmpty();
    }

    @Test
    void nothingIsOrderedWhileAPersonHasToDecide() {
        // Given
        TestHost host = new TestHost().on(ORIGINAL).registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");

        // When
        host.inConflict();

        // Then
        await().atMost(SOON).untilAsserted(() -> {
            Rest.Answer held = Rest.get("/api/v1/jobs/" + job);
            assertThat(held.body().path("status").asText()).isEqualTo("BLOCKED");
            assertThat(held.body().path("hold").path("code").asText()).isEqualTo("identity-conflict");
        });
        assertThat(host.leaseOn(ORIGINAL).body().path("code").asText()).isEqualTo("identity-conflict");
        assertThat(host.lease().status()).isEqualTo(409);
    }

    @Test
    void whatFailedOnTheFormerMachineDoesNotHoldTheNext() {
        // Given
        TestHost host = new TestHost().on(ORIGINAL).registered();
        Steps.rollout(1, host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        long fence = host.leaseOn(ORIGINAL).body().path("fence").asLong();
        host.progressOn(ORIGINAL, job, fence, "INSTALL", "RUNNING");
        host.resultOn(ORIGINAL, job, fence, "FAILED", "UNKNOWN");
        Steps.awaitStatus(job, "FAILED");

        // When
        host.on(CLONE).scanned(update);

        // Then
        UUID next = Steps.jobOf(host, "READY");
        assertThat(next).isNotEqualTo(job);
        assertThat(host.published(List.of(), Freshness.FRESH).leaseOn(CLONE).status())
                .isEqualTo(200);
    }
}
