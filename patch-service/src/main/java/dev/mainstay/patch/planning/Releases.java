package dev.mainstay.patch.planning;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.Jobs;
import dev.mainstay.patch.planning.ReleasePlan.Held;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;

/** Carries out the release plan. */
@ApplicationScoped
@Transactional
public class Releases {

    private final ReleaseLockStore lock;
    private final Pools pools;
    private final Jobs jobs;
    private final Timer runs;

    Releases(ReleaseLockStore lock, Pools pools, Jobs jobs, MeterRegistry meters) {
        this.lock = lock;
        this.pools = pools;
        this.jobs = jobs;
        this.runs = Timer.builder("patch.release.runs")
                .description("Release runs with waiting jobs, by duration")
                .register(meters);
    }

    /**
     * Releases what may start, takes back what may no longer and is not leased, and notes why the rest waits. Two runs
     * never overlap, so no two of them release on the same picture.
     */
    public void run() {
        lock.acquire();
        if (pools.nothingWaits()) {
            return;
        }
        runs.record(this::carryOut);
    }

    /** Row by row in the order in which everything else takes rows too, so that no two wait for each other. */
    private void carryOut() {
        Pools.Planned planned = pools.plan();
        Map<JobId, Hold> holds = planned.plan().held().stream().collect(Collectors.toMap(Held::jobId, Held::hold));
        for (Job job : planned.notBegun()) {
            Hold hold = holds.get(job.order().jobId());
            if (hold == null) {
                release(job);
            } else {
                hold(job, hold);
            }
        }
    }

    private void release(Job job) {
        if (job.status() != JobStatus.READY) {
            jobs.command(job.order().jobId(), new JobCommand.Release());
        }
    }

    private void hold(Job job, Hold hold) {
        JobId id = job.order().jobId();
        Reason reason = new Reason(hold.code(), null, hold.message());
        if (!hold.passes()) {
            if (!reason.equals(job.reason())) {
                jobs.command(id, new JobCommand.Block(reason));
            }
        } else if (job.status() == JobStatus.READY) {
            jobs.command(id, new JobCommand.Withdraw(reason));
        }
        jobs.hold(id, hold.code(), hold.message());
    }
}
