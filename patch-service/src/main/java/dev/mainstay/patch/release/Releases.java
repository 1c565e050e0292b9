package dev.mainstay.patch.release;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.TurnStore;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.job.store.NotBegunJob;
import dev.mainstay.patch.planning.Changes;
import dev.mainstay.patch.release.ReleasePlan.Held;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;

/** The release plan, carried out. */
@ApplicationScoped
@Transactional
public class Releases {

    private final TurnStore turns;
    private final Pools pools;
    private final Jobs jobs;
    private final Changes changes;
    private final Timer runs;

    Releases(TurnStore turns, Pools pools, Jobs jobs, Changes changes, MeterRegistry meters) {
        this.turns = turns;
        this.pools = pools;
        this.jobs = jobs;
        this.changes = changes;
        this.runs = Timer.builder("patch.release.runs")
                .description("Release runs with waiting jobs, by duration")
                .register(meters);
    }

    /**
     * Releases what may start, takes back what may no longer and is not leased, and notes why the rest waits. Two runs
     * never overlap, so no two of them release on the same picture.
     */
    public void run() {
        turns.await(TurnStore.Turn.RELEASE);
        if (pools.nothingWaits()) {
            return;
        }
        runs.record(this::carryOut);
    }

    /**
     * First what is taken back: where an agent was quicker and has leased the job meanwhile, its host is out, which the plan
     * does not know. Then nothing is released now; that lease has asked for another run. Each time row by row in the order
     * in which everything else takes rows too; should two wait for each other all the same, the database ends one of them
     * and it is tried again.
     */
    private void carryOut() {
        Pools.Planned planned = pools.plan();
        Map<JobId, Hold> holds = planned.plan().held().stream().collect(Collectors.toMap(Held::jobId, Held::hold));
        for (NotBegunJob job : planned.notBegun()) {
            Hold hold = holds.get(job.jobId());
            if (job.status() == JobStatus.READY && hold != null && !takenBack(job, hold)) {
                return;
            }
        }
        for (NotBegunJob job : planned.notBegun()) {
            Hold hold = holds.get(job.jobId());
            if (hold == null) {
                release(job);
            } else if (job.status() != JobStatus.READY) {
                hold(job, hold);
            }
        }
    }

    private void release(NotBegunJob job) {
        if (job.status() != JobStatus.READY) {
            changes.command(job.jobId(), new JobCommand.Release());
        }
    }

    private boolean takenBack(NotBegunJob job, Hold hold) {
        JobId id = job.jobId();
        JobCommand command = hold.passes() ? new JobCommand.Withdraw(reason(hold)) : new JobCommand.Block(reason(hold));
        boolean quicker = changes.command(id, command)
                .filter(JobDecision.Refused.class::isInstance)
                .isPresent();
        jobs.hold(id, hold.code(), hold.message());
        return !quicker;
    }

    private void hold(NotBegunJob job, Hold hold) {
        JobId id = job.jobId();
        if (!hold.passes() && !reason(hold).equals(job.reason())) {
            changes.command(id, new JobCommand.Block(reason(hold)));
        } else if (hold.passes() && !(job.status() == JobStatus.SCHEDULED && job.tells(hold.code()))) {
            changes.command(id, new JobCommand.Withdraw(reason(hold)));
        }
        jobs.hold(id, hold.code(), hold.message());
    }

    private static Reason reason(Hold hold) {
        return new Reason(hold.code(), null, hold.message());
    }
}
