package dev.mainstay.patch.timeout;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.store.JobConfig;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.planning.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Leases, proofs and waiting whose time has run out. */
@ApplicationScoped
@Transactional
public class Timeouts {

    private final Jobs jobs;
    private final Changes changes;
    private final JobConfig config;

    Timeouts(Jobs jobs, Changes changes, JobConfig config) {
        this.jobs = jobs;
        this.changes = changes;
        this.config = config;
    }

    /** Ends leases that ran out, proofs that did not come and waiting that took too long by then. */
    void end(Instant now) {
        Reason tooLong = new Reason("waited-too-long", null, "Not released within " + config.expireAfter());
        each(jobs.leasesExpired(now), new JobCommand.LeaseExpired());
        each(jobs.proofsOverdue(now), new JobCommand.VerifyOverdue());
        each(jobs.waitingSince(now.minus(config.expireAfter())), new JobCommand.Expire(tooLong));
    }

    private void each(List<JobId> ids, JobCommand command) {
        ids.forEach(id -> changes.command(id, command));
    }
}
