package dev.mainstay.patch.act;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobCommand.Settlement;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.store.JobEvents;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.planning.Changes;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do to a job. */
@ApplicationScoped
@Transactional
public class JobActs {

    private final Jobs jobs;
    private final Changes changes;
    private final Trail trail;

    JobActs(Jobs jobs, Changes changes, Trail trail) {
        this.jobs = jobs;
        this.changes = changes;
        this.trail = trail;
    }

    /** Cancels as a person wants it; what runs is only asked to stop. Empty when there is no such job. */
    public Optional<JobDecision> cancel(JobId id, @Nullable String by, String why) {
        JobCommand cancel = new JobCommand.Cancel(new Reason("cancelled", null, why), true, by);
        return jobs.held(id).map(job -> left(job, changes.apply(job, cancel), why));
    }

    /**
     * Settles a lost job as a person found it; a failed one that is well again no longer holds its pools. Empty when there is no
     * such job.
     */
    public Optional<JobDecision> settle(JobId id, Settlement outcome, @Nullable String by, String why) {
        return jobs.held(id).map(job -> {
            JobDecision decision = changes.apply(job, new JobCommand.Settle(outcome, by, why));
            boolean refused = decision instanceof JobDecision.Refused;
            if (!refused && job.status().failed() && outcome == Settlement.INSTALLED) {
                jobs.resolve(job.order().hostId());
            }
            return left(job, decision, why);
        });
    }

    private JobDecision left(Job before, JobDecision decision, String why) {
        if (decision instanceof JobDecision.Accepted(Job next, boolean announced)) {
            trail.leave(
                    "job",
                    before.order().jobId().toString(),
                    JobEvents.snapshot(before),
                    JobEvents.snapshot(next),
                    why);
        }
        return decision;
    }
}
