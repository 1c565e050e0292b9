package dev.mainstay.patch.job;

import dev.mainstay.events.Act;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.patch.job.AgentResult.Health;
import dev.mainstay.patch.job.JobCommand.Settlement;
import dev.mainstay.patch.job.JobDecision.Accepted;
import dev.mainstay.patch.job.JobDecision.Refused;
import dev.mainstay.patch.job.JobDecision.Unchanged;
import dev.mainstay.patch.job.VerificationPolicy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows when something is asked of a job. Changes nothing itself; the whole table is JobMachineTest. */
public final class JobMachine {

    private static final Unchanged UNCHANGED = new Unchanged();

    private final JobTimes times;

    public JobMachine(JobTimes times) {
        this.times = times;
    }

    /** Decides. {@code now} is the service's clock. */
    public JobDecision decide(Job job, JobCommand command, Instant now) {
        return job.unreadable() ? unreadable(job, command, now) : readable(job, command, now);
    }

    /** Only a person ends it; what was begun of it may have been done. */
    private static JobDecision unreadable(Job job, JobCommand command, Instant now) {
        if (!(command instanceof JobCommand.Cancel cancel)
                || !cancel.person()
                || job.status().ended()) {
            return new Refused(new JobRefusal.Unreadable());
        }
        Act asked = new Act(Act.Kind.CANCEL, cancel.by(), now, cancel.reason().message(), null);
        JobStatus end = JobStatus.BEGUN.contains(job.status()) ? JobStatus.FAILED : JobStatus.CANCELLED;
        return to(job.with(job.lease().ended()).after(asked), end, cancel.reason(), now);
    }

    private JobDecision readable(Job job, JobCommand command, Instant now) {
        return switch (command) {
            case JobCommand.Schedule() -> schedule(job, now);
            case JobCommand.Release() -> release(job, now);
            case JobCommand.Withdraw(Reason reason) -> withdraw(job, reason, now);
            case JobCommand.Block(Reason reason) -> block(job, reason, now);
            case JobCommand.Lease lease -> lease(job, lease, now);
            case JobCommand.Progress progress -> progress(job, progress, now);
            case JobCommand.Result result -> result(job, result, now);
            case JobCommand.Verify verify -> verify(job, verify, now);
            case JobCommand.LeaseExpired() -> leaseExpired(job, now);
            case JobCommand.PutOff putOff -> putOff(job, putOff);
            case JobCommand.VerifyOverdue() -> verifyOverdue(job, now);
            case JobCommand.Cancel cancel -> cancel(job, cancel, now);
            case JobCommand.Annul(Reason reason) -> annulled(job, reason, now);
            case JobCommand.Expire(Reason reason) -> expire(job, reason, now);
            case JobCommand.Settle settle -> settle(job, settle, now);
        };
    }

    private static JobDecision schedule(Job job, Instant now) {
        return switch (job.status()) {
            case PLANNED -> to(job, JobStatus.SCHEDULED, null, now);
            case SCHEDULED -> UNCHANGED;
            default -> refuse(job);
        };
    }

    private static JobDecision release(Job job, Instant now) {
        return switch (job.status()) {
            case SCHEDULED, BLOCKED -> to(job, JobStatus.READY, null, now);
            case READY -> UNCHANGED;
            default -> refuse(job);
        };
    }

    private static JobDecision withdraw(Job job, Reason reason, Instant now) {
        return switch (job.status()) {
            case READY, BLOCKED -> to(job, JobStatus.SCHEDULED, reason, now);
            case SCHEDULED -> job.tells(reason.code()) ? UNCHANGED : to(job, JobStatus.SCHEDULED, reason, now);
            default -> refuse(job);
        };
    }

    private static JobDecision block(Job job, Reason reason, Instant now) {
        return switch (job.status()) {
            case PLANNED, SCHEDULED, READY -> to(job, JobStatus.BLOCKED, reason, now);
            case BLOCKED -> reason.equals(job.reason()) ? UNCHANGED : to(job, JobStatus.BLOCKED, reason, now);
            default -> refuse(job);
        };
    }

    /** Unchanged means: the lease runs, hand out the same order and fence again. */
    private JobDecision lease(Job job, JobCommand.Lease asked, Instant now) {
        boolean expired = job.lease().expired(now);
        return switch (job.status()) {
            case READY -> grant(job, asked, now);
            case LEASED -> expired ? grant(job, asked, now) : sameAgain(job, asked);
            case RUNNING, REBOOTING -> expired ? refuse(job) : sameAgain(job, asked);
            default -> refuse(job);
        };
    }

    private static JobDecision sameAgain(Job job, JobCommand.Lease asked) {
        return job.lease().givenToAnother(asked.machine()) ? new Refused(new JobRefusal.AnotherMachine()) : UNCHANGED;
    }

    private JobDecision grant(Job job, JobCommand.Lease asked, Instant now) {
        JobLease lease = new JobLease(asked.nextFence(), now.plus(times.lease()), false, asked.machine());
        return to(job.with(lease), JobStatus.LEASED, null, now);
    }

    private JobDecision progress(Job job, JobCommand.Progress said, Instant now) {
        Step step = said.step();
        if (said.fence() != job.lease().fence() || job.lease().givenToAnother(said.machine())) {
            return stale(job);
        }
        return switch (job.status()) {
            case LEASED, RUNNING, REBOOTING, LOST -> step(job, step, now);
            case VERIFYING -> UNCHANGED;
            case SUCCEEDED, FAILED, VERIFY_FAILED, CANCELLED, EXPIRED -> refuse(job);
            case PLANNED, SCHEDULED, BLOCKED, READY -> stale(job);
        };
    }

    private JobDecision step(Job job, Step step, Instant now) {
        boolean goesDown = step.name() == StepName.REBOOT && step.state() == StepState.RUNNING;
        JobStatus status = goesDown ? JobStatus.REBOOTING : JobStatus.RUNNING;
        boolean announced = status != job.status() || job.steps().worthAnnouncing(step);
        Job next = job.started(now)
                .with(job.lease().until(now.plus(goesDown ? times.reboot() : times.lease())))
                .with(job.steps().with(step, announced))
                .with(status, null, now);
        return new Accepted(announced ? next.announced(now) : next, announced);
    }

    /** A fence counts for the machine to which it was given: a copy of the machine has a copy of its journal. */
    private JobDecision result(Job job, JobCommand.Result said, Instant now) {
        AgentResult result = said.result();
        if (said.fence() != job.lease().fence() || job.lease().givenToAnother(said.machine())) {
            return stale(job);
        }
        return switch (job.status()) {
            case LEASED, RUNNING, REBOOTING, LOST -> ended(job, result, now);
            case VERIFYING, SUCCEEDED, FAILED, VERIFY_FAILED, CANCELLED, EXPIRED ->
                saidBefore(job, result) ? UNCHANGED : refuse(job);
            case PLANNED, SCHEDULED, BLOCKED, READY -> stale(job);
        };
    }

    private static boolean saidBefore(Job job, AgentResult result) {
        @Nullable AgentResult before = job.proof().result();
        return before != null && before.outcome() == result.outcome();
    }

    private JobDecision ended(Job job, AgentResult result, Instant now) {
        Job next = job.started(now).with(job.lease().ended()).with(result, now.plus(times.verify()));
        return switch (result.outcome()) {
            case INSTALLED -> to(next, JobStatus.VERIFYING, null, now);
            case FAILED, ABORTED -> to(next, JobStatus.FAILED, result.reason(), now);
            case CANCELLED -> to(next, JobStatus.CANCELLED, result.reason(), now);
        };
    }

    private static JobDecision verify(Job job, JobCommand.Verify verify, Instant now) {
        @Nullable AgentResult result = job.proof().result();
        if (job.status() != JobStatus.VERIFYING || result == null) {
            return UNCHANGED;
        }
        return switch (VerificationPolicy.judge(job, result, verify.scan())) {
            case Verdict.Proven proven -> to(job.verifiedBy(proven.scanId()), JobStatus.SUCCEEDED, null, now);
            case Verdict.Disproven disproven ->
                to(job.verifiedBy(disproven.scanId()), JobStatus.VERIFY_FAILED, disproven.reason(), now);
            case Verdict.Undecided() -> UNCHANGED;
        };
    }

    private static JobDecision leaseExpired(Job job, Instant now) {
        return switch (job.status()) {
            case LEASED ->
                job.lease().expired(now)
                        ? backFromLease(job, now)
                        : notDue(job.lease().expiresAt(), now);
            case RUNNING, REBOOTING ->
                job.lease().expired(now) ? lost(job, now) : notDue(job.lease().expiresAt(), now);
            default -> refuse(job);
        };
    }

    private static JobDecision backFromLease(Job job, Instant now) {
        Job free = job.with(job.lease().ended());
        return job.lease().cancelRequested()
                ? to(free, JobStatus.CANCELLED, reason("cancelled", "Cancelled before it began"), now)
                : to(free, JobStatus.READY, null, now);
    }

    private static JobDecision lost(Job job, Instant now) {
        Reason reason = reason("lease-expired", "The agent fell silent; its late word or a person settles the job");
        return to(job.with(job.lease().ended()), JobStatus.LOST, reason, now);
    }

    /** Only the row changes, as when a lease is renewed. */
    private static JobDecision putOff(Job job, JobCommand.PutOff putOff) {
        return switch (job.status()) {
            case LEASED, RUNNING, REBOOTING ->
                new Accepted(job.with(job.lease().putOff(putOff.by(), putOff.heardBy())), false);
            case VERIFYING -> new Accepted(job.with(job.proof().putOff(putOff.by())), false);
            default -> refuse(job);
        };
    }

    private static JobDecision verifyOverdue(Job job, Instant now) {
        if (job.status() != JobStatus.VERIFYING) {
            return refuse(job);
        }
        @Nullable Instant due = job.proof().verifyBy();
        return due == null || due.isAfter(now)
                ? notDue(due, now)
                : to(
                        job,
                        JobStatus.VERIFY_FAILED,
                        reason("no-proof", "No complete scan after the installation arrived in time"),
                        now);
    }

    private static JobDecision cancel(Job job, JobCommand.Cancel cancel, Instant now) {
        Act asked = cancel.person()
                ? new Act(Act.Kind.CANCEL, cancel.by(), now, cancel.reason().message(), null)
                : null;
        return switch (job.status()) {
            case PLANNED, SCHEDULED, BLOCKED, READY ->
                to(asked == null ? job : job.after(asked), JobStatus.CANCELLED, cancel.reason(), now);
            case LEASED, RUNNING, REBOOTING -> cancelling(job, asked, now);
            default -> refuse(job);
        };
    }

    /** That a person asked is a fact that the stream hears of, once; that an approval was withdrawn it heard before. */
    private static JobDecision cancelling(Job job, @Nullable Act asked, Instant now) {
        if (asked != null && !job.standing().knows(Act.Kind.CANCEL)) {
            return new Accepted(job.with(job.lease().cancelling()).after(asked).announced(now), true);
        }
        return job.lease().cancelRequested()
                ? UNCHANGED
                : new Accepted(job.with(job.lease().cancelling()), false);
    }

    /** Nobody knows what was done of an order that was begun. */
    private static JobDecision annulled(Job job, Reason reason, Instant now) {
        return switch (job.status()) {
            case PLANNED, SCHEDULED, BLOCKED, READY, LEASED ->
                to(job.with(job.lease().ended()), JobStatus.CANCELLED, reason, now);
            case RUNNING, REBOOTING -> to(job.with(job.lease().ended()), JobStatus.FAILED, reason, now);
            default -> refuse(job);
        };
    }

    private static JobDecision expire(Job job, Reason reason, Instant now) {
        return switch (job.status()) {
            case PLANNED, SCHEDULED, BLOCKED, READY -> to(job, JobStatus.EXPIRED, reason, now);
            default -> refuse(job);
        };
    }

    private JobDecision settle(Job job, JobCommand.Settle settle, Instant now) {
        Act.Kind kind = settle.outcome() == Settlement.INSTALLED ? Act.Kind.SETTLE_INSTALLED : Act.Kind.SETTLE_FAILED;
        Job settled = job.after(new Act(kind, settle.by(), now, settle.why(), null));
        if (job.status().failed() && settle.outcome() == Settlement.INSTALLED) {
            return job.standing().knows(kind) ? UNCHANGED : new Accepted(settled.announced(now), true);
        }
        return job.status() == JobStatus.LOST ? found(settled, settle, now) : refuse(job);
    }

    private JobDecision found(Job job, JobCommand.Settle settle, Instant now) {
        Reason reason = reason("settled", settle.why());
        return switch (settle.outcome()) {
            case FAILED -> to(job, JobStatus.FAILED, reason, now);
            case INSTALLED -> {
                AgentResult said = new AgentResult(
                        AgentResult.Outcome.INSTALLED,
                        now,
                        false,
                        Health.HEALTHY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
                yield to(job.with(said, now.plus(times.verify())), JobStatus.VERIFYING, reason, now);
            }
        };
    }

    private static JobDecision to(Job job, JobStatus status, @Nullable Reason reason, Instant now) {
        return new Accepted(job.with(status, reason, now).announced(now), true);
    }

    private static JobDecision stale(Job job) {
        return new Refused(new JobRefusal.StaleFence(job.lease().fence()));
    }

    private static JobDecision refuse(Job job) {
        return new Refused(
                job.status().ended() ? new JobRefusal.Ended(job.status()) : new JobRefusal.WrongStatus(job.status()));
    }

    private static JobDecision notDue(@Nullable Instant due, Instant now) {
        return new Refused(new JobRefusal.NotDue(Optional.ofNullable(due).orElse(now)));
    }

    private static Reason reason(String code, String message) {
        return new Reason(code, null, message);
    }
}
