package dev.mainstay.patch.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.patch.Platform;
import dev.mainstay.patch.Rest;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.Steps;
import dev.mainstay.patch.TestHost;
import dev.mainstay.patch.Topics;
import dev.mainstay.patch.Topics.Published;
import dev.mainstay.patch.job.store.RolloutTouches;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader of {@code patch.rollouts.v1} knows of a rollout's jobs. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class RolloutCountsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    RolloutTouches touches;

    @Inject
    EntityManager entityManager;

    @Test
    void theStreamHearsHowTheJobsCountWheneverThatChanges() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());

        UUID job = Steps.jobOf(host, "READY");
        awaitCounts(rollout, "{\"READY\":1}");
        long fence = Steps.started(host, job);
        awaitCounts(rollout, "{\"RUNNING\":1}");
        host.result(job, fence, "INSTALLED", "HEALTHY");
        host.scannedFor(job);
        awaitCounts(rollout, "{\"SUCCEEDED\":1}");

        List<Published> events = Topics.about(Topic.PATCH_ROLLOUTS, rollout);
        assertThat(events.getFirst().type()).isEqualTo("rollout.started");
        assertThat(events.subList(1, events.size()))
                .allSatisfy(event -> assertThat(event.type()).isEqualTo("rollout.changed"));
        assertThat(events.stream().map(event -> event.data().path("sequence").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        for (int i = 1; i < events.size(); i++) {
            assertThat(counts(events.get(i))).isNotEqualTo(counts(events.get(i - 1)));
        }
    }

    @Test
    void anEndedRolloutStillTellsWhatBecomesOfItsJobs() {
        TestHost running = new TestHost().registered();
        TestHost waiting = new TestHost().registered();
        UUID rollout = Steps.rollout(running.id, waiting.id);
        running.scanned(TestHost.update());
        waiting.scanned(TestHost.update());
        UUID job = Steps.jobOf(running, "READY");
        Steps.jobOf(waiting, "READY");
        long fence = Steps.started(running, job);

        Rest.post("/api/v1/rollouts/" + rollout + "/end", "{\"reason\":\"enough\"}");
        awaitCounts(rollout, "{\"CANCELLED\":1,\"RUNNING\":1}");
        running.result(job, fence, "INSTALLED", "HEALTHY");
        running.scannedFor(job);

        awaitCounts(rollout, "{\"CANCELLED\":1,\"SUCCEEDED\":1}");
        assertThat(newest(rollout).data().path("state").asText()).isEqualTo("ENDED");
    }

    @Test
    @TestTransaction
    void aTransactionThatChangesManyJobsTouchesTheirRolloutOnce() {
        RolloutId rollout = new RolloutId(UUID.randomUUID());

        touches.touch(rollout);
        touches.touch(rollout);

        assertThat(entityManager
                        .createNativeQuery("select count(*) from rollout_touched where rollout_id = ?1", Long.class)
                        .setParameter(1, rollout.value())
                        .getSingleResult())
                .isEqualTo(1L);
    }

    @Test
    void aHeldRolloutKeepsNeitherItsAgentsNorOtherRolloutsWaiting() {
        TestHost host = new TestHost().registered();
        TestHost elsewhere = new TestHost().registered();
        UUID held = Steps.rollout(host.id);
        UUID other = Steps.rollout(elsewhere.id);
        host.scanned(TestHost.update());
        elsewhere.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        UUID otherJob = Steps.jobOf(elsewhere, "READY");
        awaitCounts(held, "{\"READY\":1}");

        QuarkusTransaction.requiringNew().run(() -> {
            entityManager
                    .createNativeQuery("select 1 from rollout where rollout_id = ?1 for update")
                    .setParameter(1, held)
                    .getSingleResult();
            Steps.started(host, job);
            Steps.started(elsewhere, otherJob);
            awaitCounts(other, "{\"RUNNING\":1}");
            assertThat(counts(newest(held))).isEqualTo("{\"READY\":1}");
        });

        awaitCounts(held, "{\"RUNNING\":1}");
    }

    private static void awaitCounts(UUID rollout, String jobs) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(counts(newest(rollout))).isEqualTo(jobs));
    }

    private static Published newest(UUID rollout) {
        return Topics.about(Topic.PATCH_ROLLOUTS, rollout).getLast();
    }

    private static String counts(Published event) {
        JsonNode jobs = event.data().path("jobs");
        return jobs.toString();
    }
}
