package dev.mainstay.patch.job.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.Platform;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.Steps;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.JobVersion;
import dev.mainstay.patch.job.SampleJobs;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.OrderedUpdate;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the table itself refuses, whatever the code above it believes. Nothing is committed: the sweeps see none of it. */
@QuarkusTest
@TestTransaction
@QuarkusTestResource(Platform.class)
class JobStoreTest {

    @Inject
    JobStore store;

    @Test
    void aHostHasOneOpenJobAtMost() {
        HostId host = new HostId(UUID.randomUUID());
        Job first = job(host);
        Job second = job(host);

        assertThat(add(first)).isTrue();
        assertThat(add(second)).isFalse();
        move(first, SampleJobs.next(first, new JobCommand.Cancel(SampleJobs.REASON)));
        assertThat(add(second)).isTrue();
    }

    @Test
    void aJobThatHasEndedIsNeverWrittenAgain() {
        Job planned = job(new HostId(UUID.randomUUID()));
        add(planned);
        Job cancelled = SampleJobs.next(planned, new JobCommand.Cancel(SampleJobs.REASON));
        move(planned, cancelled);
        Job risen = SampleJobs.risen(cancelled);

        assertThatThrownBy(() -> move(cancelled, risen)).isInstanceOf(IllegalStateException.class);
        assertThat(read(planned)).isEqualTo(cancelled);
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() {
        Job planned = job(new HostId(UUID.randomUUID()));
        add(planned);
        Job scheduled = SampleJobs.next(planned, new JobCommand.Schedule());
        move(planned, scheduled);

        assertThatThrownBy(() -> move(planned, SampleJobs.next(planned, new JobCommand.Expire(SampleJobs.REASON))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(read(planned)).isEqualTo(scheduled);
    }

    @Test
    void everyStatusIsReadAsItWasWritten() {
        for (JobStatus status : JobStatus.values()) {
            Job sample = SampleJobs.in(status);
            Job planned = job(new HostId(UUID.randomUUID()));
            Job stored = new Job(
                    planned.order(),
                    new JobVersion(
                            sample.version().sequence() + 1, sample.version().changedAt()),
                    sample.standing(),
                    sample.lease(),
                    sample.steps(),
                    sample.proof());
            add(planned);
            move(planned, stored);

            assertThat(read(planned)).isEqualTo(stored);
        }
    }

    private boolean add(Job job) {
        return !store.add(List.of(job)).isEmpty();
    }

    private void move(Job before, Job after) {
        store.save(before, after);
        store.flush();
    }

    private Job read(Job job) {
        store.getEntityManager().clear();
        return store.locked(job.order().jobId()).orElseThrow();
    }

    /** A job of a rollout for nobody. */
    private static Job job(HostId host) {
        return Job.planned(new JobOrder(
                new JobId(UUID.randomUUID()),
                host,
                "fe01.lync.example",
                List.of(),
                new RolloutId(Steps.rollout(UUID.randomUUID())),
                1,
                new Installation(List.of(new OrderedUpdate(
                        SampleJobs.UPDATE, "Update", List.of(), false, RebootBehavior.NEVER_REBOOTS, null))),
                UUID.randomUUID(),
                Instant.parse("2026-11-23T10:00:00Z"),
                true));
    }
}
