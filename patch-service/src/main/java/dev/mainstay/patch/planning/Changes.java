package dev.mainstay.patch.planning;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobDecision.Accepted;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of jobs, each with all that follows from it in the same transaction, from top to bottom: what its rollout makes of it, what
 * that means for the rollout's other jobs, and what is planned for a host that became free (docs/adr/0038).
 */
@ApplicationScoped
@Transactional
public class Changes {

    private final Jobs jobs;
    private final Rollouts rollouts;
    private final Plans plans;

    Changes(Jobs jobs, Rollouts rollouts, Plans plans) {
        this.jobs = jobs;
        this.rollouts = rollouts;
        this.plans = plans;
    }

    /** Holds the job's row and {@link #apply applies} the command; empty when there is no such job. */
    public Optional<JobDecision> command(JobId id, JobCommand command) {
        return jobs.held(id).map(job -> apply(job, command));
    }

    /** Decides for a job whose row is held, and does what follows. */
    public JobDecision apply(Job job, JobCommand command) {
        JobDecision decision = jobs.apply(job, command);
        if (decision instanceof Accepted(Job next, boolean announced) && next.status() != job.status()) {
            reached(next, job.status());
        }
        return decision;
    }

    /** Ends a job that must not be signed: {@link Jobs#end}. */
    public void end(Job altered, Reason reason) {
        jobs.end(altered, reason).ifPresent(next -> reached(next, altered.status()));
    }

    /**
     * Takes back what an ended job that left its host as it was stands for: against its host, and, when nothing else halted it, for
     * the halt of its rollout.
     */
    public void takeBack(Job untouched) {
        jobs.resolve(untouched);
        rollouts.noteRecovery(untouched.order().rolloutId()).ifPresent(this::moved);
    }

    /** A rollout started, halted, resumed or ended. Halted, it takes back what is not begun; ended, it drops it. */
    public void moved(Rollout rollout) {
        switch (rollout.state()) {
            case ACTIVE -> plans.plan(rollout);
            case HALTED ->
                each(
                        rollout,
                        Set.of(JobStatus.READY),
                        new JobCommand.Withdraw(new Reason("rollout-halted", null, "The rollout was halted")));
            case ENDED ->
                each(
                        rollout,
                        JobStatus.NOT_BEGUN,
                        new JobCommand.Cancel(new Reason("rollout-ended", null, "The rollout was ended")));
            case UNKNOWN -> {}
        }
    }

    private void each(Rollout rollout, Collection<JobStatus> statuses, JobCommand command) {
        List<JobId> ids = jobs.ofRollout(rollout.rolloutId(), statuses);
        ids.forEach(id -> command(id, command));
    }

    /** A host that became free may have more to install: what was approved or found meanwhile. */
    private void reached(Job job, JobStatus before) {
        RolloutId rollout = job.order().rolloutId();
        JobStatus status = job.status();
        if (status.failed() || status == JobStatus.LOST) {
            rollouts.noteFailures(rollout).ifPresent(this::moved);
        }
        if (before == JobStatus.LOST) {
            rollouts.noteReturn(rollout).ifPresent(this::moved);
        }
        if (status == JobStatus.SUCCEEDED || status == JobStatus.CANCELLED) {
            plans.plan(job.order().hostId());
        }
    }
}
