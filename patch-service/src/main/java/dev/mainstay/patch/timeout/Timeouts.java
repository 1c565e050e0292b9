package dev.mainstay.patch.timeout;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.store.JobConfig;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.planning.Changes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Leases, proofs and waiting whose time has run out. */
@ApplicationScoped
public class Timeouts {

    private static final JobId BEFORE_ALL = new JobId(new UUID(0, 0));

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
        each(after -> jobs.leasesExpired(now, after), new JobCommand.LeaseExpired());
        each(after -> jobs.proofsOverdue(now, after), new JobCommand.VerifyOverdue());
        each(after -> jobs.waitingSince(now.minus(config.expireAfter()), after), new JobCommand.Expire(tooLong));
    }

    /**
     * Some at a time, each some in a transaction of its own, until so many have ended; the next sweep ends the others. What does not
     * end, as its row cannot be read, stays due and is passed by: however many there are, they stop none behind them.
     */
    private void each(Function<JobId, List<JobId>> dueAfter, JobCommand command) {
        int ended = 0;
        List<JobId> due = List.of(BEFORE_ALL);
        while (!due.isEmpty() && ended < Jobs.SWEPT_AT_ONCE) {
            JobId last = due.getLast();
            Swept swept = QuarkusTransaction.requiringNew().call(() -> sweep(dueAfter.apply(last), command));
            ended += swept.ended();
            due = swept.due();
        }
    }

    private record Swept(List<JobId> due, int ended) {}

    private Swept sweep(List<JobId> due, JobCommand command) {
        int ended = 0;
        for (JobId id : due) {
            if (changes.command(id, command)
                    .filter(JobDecision.Accepted.class::isInstance)
                    .isPresent()) {
                ended++;
            }
        }
        return new Swept(due, ended);
    }
}
