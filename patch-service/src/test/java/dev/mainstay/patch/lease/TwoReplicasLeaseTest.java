package dev.mainstay.patch.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.Platform;
import dev.mainstay.patch.Rest;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.Steps;
import dev.mainstay.patch.TestHost;
import dev.mainstay.patch.act.JobActs;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.SampleJobs;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two replicas answer the same agent at the same moment: two transactions on the same rows. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class TwoReplicasLeaseTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Leases leases;

    @Inject
    Jobs jobs;

    @Inject
    JobActs acts;

    @Inject
    JobQueries queries;

    @Test
    void theSecondWaitsForTheFirstAndHandsOutTheSameOrder() throws Exception {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        LeaseOrder[] first = new LeaseOrder[1];

        try (ExecutorService otherReplica = Executors.newSingleThreadExecutor()) {
            Future<Rest.Answer> second = QuarkusTransaction.requiringNew().call(() -> {
                first[0] = ((LeaseOutcome.Granted) leases.lease(new HostId(host.id), null)).order();
                Future<Rest.Answer> asking = otherReplica.submit(host::lease);
                await().atMost(SOON).until(Steps::someoneWaitsForALock);
                assertThat(asking).isNotDone();
                return asking;
            });

            assertThat(second.get().body().path("jobId").asText()).isEqualTo(job.toString());
            assertThat(second.get().body().path("fence").asLong()).isEqualTo(first[0].fence());
        }
        assertThat(Steps.job(job).path("status").asText()).isEqualTo("LEASED");
    }

    @Test
    void aLeaseAndACancellationAtOnceDoNotBothWin() throws Exception {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");

        try (ExecutorService otherReplica = Executors.newSingleThreadExecutor()) {
            Future<Rest.Answer> leased = QuarkusTransaction.requiringNew().call(() -> {
                acts.cancel(new JobId(job), null, "not tonight");
                Future<Rest.Answer> asking = otherReplica.submit(host::lease);
                await().atMost(SOON).until(Steps::someoneWaitsForALock);
                return asking;
            });

            assertThat(leased.get().status()).isEqualTo(204);
        }
        Steps.awaitStatus(job, "CANCELLED");
    }

    @Test
    void twoRolloutsThatPlanForTheSameHostAtOnceGiveItOneJob() throws Exception {
        TestHost host = new TestHost().registered();
        Steps.awaitTaken();
        JobOrder one = order(host);
        JobOrder other = order(host);

        try (ExecutorService otherReplica = Executors.newSingleThreadExecutor()) {
            Future<List<Job>> second = QuarkusTransaction.requiringNew().call(() -> {
                assertThat(jobs.plan(List.of(one))).hasSize(1);
                Future<List<Job>> planning = otherReplica.submit(() -> jobs.plan(List.of(other)));
                await().atMost(SOON).until(Steps::someoneWaitsForALock);
                return planning;
            });

            assertThat(second.get()).isEmpty();
        }
        assertThat(queries.find(one.jobId())).isPresent();
        assertThat(queries.find(other.jobId())).isEmpty();
    }

    private static JobOrder order(TestHost host) {
        JobOrder sample = SampleJobs.order();
        return new JobOrder(
                new JobId(UUID.randomUUID()),
                new HostId(host.id),
                host.fqdn,
                List.of(),
                new RolloutId(Steps.rollout(UUID.randomUUID())),
                1,
                sample.work(),
                UUID.randomUUID(),
                sample.plannedAt(),
                true);
    }
}
