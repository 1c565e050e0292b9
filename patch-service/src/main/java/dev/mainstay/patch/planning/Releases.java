package dev.mainstay.patch.planning;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.Jobs;
import dev.mainstay.patch.planning.ReleasePlan.Held;
import dev.mainstay.patch.planning.ReleasePlan.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out the release plan. */
@ApplicationScoped
@Transactional
public class Releases {

    private final ReleaseLockStore lock;
    private final Pools pools;
    private final Jobs jobs;

    Releases(ReleaseLockStore lock, Pools pools, Jobs jobs) {
        this.lock = lock;
        this.pools = pools;
        this.jobs = jobs;
    }

    /**
     * Releases what may start, takes back what may no longer and is not leased, and notes why the rest waits. Two runs
     * never overlap, so no two of them release on the same picture.
     */
    public void run() {
        lock.acquire();
        Pools.Planned planned = pools.plan();
        Map<JobId, Job> byId = planned.notBegun().stream()
                .collect(Collectors.toMap(job -> job.order().jobId(), Function.identity()));
        for (Held held : planned.plan().held()) {
            hold(Objects.requireNonNull(byId.get(held.jobId())), held.hold());
        }
        for (Released released : planned.plan().released()) {
            release(Objects.requireNonNull(byId.get(released.jobId())));
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
