package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.AgentResult.Health;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.OrderedUpdate;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.job.order.Removal;
import dev.mainstay.patch.job.order.Work;
import dev.mainstay.testing.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs in every status, as the machine makes them. */
public final class SampleJobs {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final JobTimes TIMES = new JobTimes(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(2));
    static final JobMachine MACHINE = new JobMachine(TIMES);
    public static final UpdateRef UPDATE = new UpdateRef(UUID.fromString("00000000-0000-0000-0000-000000000001"), 200);
    public static final Reason REASON = new Reason("because", null, "Because.");
    static final long FENCE = 7;

    private SampleJobs() {}

    /** A job in the status, its lease (where it has one) ending in 60 seconds, its proof due in 2 hours. */
    public static Job in(JobStatus status) {
        Job planned = Job.planned(order());
        Job scheduled = next(planned, new JobCommand.Schedule());
        Job ready = next(scheduled, new JobCommand.Release());
        Job leased = next(ready, new JobCommand.Lease(FENCE, null));
        Job backFromLease = next(leased, new JobCommand.LeaseExpired(), NOW.plusSeconds(60));
        Job running = next(leased, new JobCommand.Progress(FENCE, step(StepName.INSTALL, StepState.RUNNING, 0), null));
        Job verifying = next(running, new JobCommand.Result(FENCE, installed(), null));
        return switch (status) {
            case PLANNED -> planned;
            case SCHEDULED -> scheduled;
            case BLOCKED -> next(scheduled, new JobCommand.Block(REASON));
            case READY -> backFromLease;
            case LEASED -> leased;
            case RUNNING -> running;
            case REBOOTING ->
                next(running, new JobCommand.Progress(FENCE, step(StepName.REBOOT, StepState.RUNNING, 0), null));
            case VERIFYING -> verifying;
            case LOST -> next(running, new JobCommand.LeaseExpired(), NOW.plusSeconds(60));
            case SUCCEEDED -> next(verifying, new JobCommand.Verify(Optional.of(scan(verifying, NOW.plusSeconds(1)))));
            case FAILED -> next(running, new JobCommand.Result(FENCE, result(AgentResult.Outcome.FAILED), null));
            case VERIFY_FAILED -> next(verifying, new JobCommand.VerifyOverdue(), NOW.plus(Duration.ofHours(3)));
            case CANCELLED -> next(backFromLease, new JobCommand.Cancel(REASON));
            case EXPIRED -> next(backFromLease, new JobCommand.Expire(REASON));
        };
    }

    public static JobOrder order() {
        return new JobOrder(
                new JobId(UUID.fromString("00000000-0000-0000-0000-0000000000aa")),
                new HostId(UUID.fromString("00000000-0000-0000-0000-0000000000bb")),
                "fe01.lync.example",
                List.of("pool01.lync.example"),
                new RolloutId(UUID.fromString("00000000-0000-0000-0000-0000000000cc")),
                1,
                new Installation(List.of(new OrderedUpdate(
                        UPDATE,
                        "Security Update",
                        List.of("KB4018073"),
                        false,
                        RebootBehavior.CAN_REQUEST_REBOOT,
                        null))),
                UUID.fromString("00000000-0000-0000-0000-0000000000dd"),
                NOW,
                true);
    }

    /** The job as if it had been ordered as a removal. */
    static Job removal(Job job) {
        return doing(
                job,
                new Removal(
                        job.order().updates(),
                        new DecisionId(UUID.fromString("00000000-0000-0000-0000-0000000000ee"))));
    }

    /** The job as if it had been ordered for a package for the instance RTCLOCAL. */
    static Job ofPackage(Job job, String targetVersion) {
        return doing(
                job,
                new PackageInstallation(new OrderedPackage(
                        "SQLServer2012-KB5021123-x64.exe",
                        1000,
                        "0123456789abcdef".repeat(4),
                        PackageKind.SQL_SERVER_PATCH,
                        "RTCLOCAL",
                        "KB5021123",
                        targetVersion,
                        null)));
    }

    /** The job as if it had been ordered for an update of Lync Server, when the host had these components. */
    static Job ofLyncUpdate(Job job, String targetVersion, @Nullable List<Software> before) {
        return doing(
                job,
                new PackageInstallation(new OrderedPackage(
                        "LyncServerUpdateInstaller.exe",
                        1000,
                        "0123456789abcdef".repeat(4),
                        PackageKind.LYNC_UPDATE,
                        null,
                        null,
                        targetVersion,
                        before)));
    }

    /** The job as if it had been ordered for that. */
    private static Job doing(Job job, Work work) {
        return Records.with(job, "order", Records.with(job.order(), "work", work));
    }

    /** The scan with what it says of versions. */
    static ScanSnapshot telling(ScanSnapshot scan, List<Software> software) {
        return Records.with(scan, "software", software);
    }

    /** The scan with an update listed as installed. */
    static ScanSnapshot listing(ScanSnapshot scan, UpdateRef installed) {
        return scan.withInstalled(List.of(installed));
    }

    static Step step(StepName name, StepState state, @Nullable Integer percent) {
        return new Step(name, state, percent, null, NOW, null);
    }

    static AgentResult installed() {
        return result(AgentResult.Outcome.INSTALLED);
    }

    static AgentResult result(AgentResult.Outcome outcome) {
        return new AgentResult(outcome, NOW, false, Health.HEALTHY, null, null, null, null, null, List.of());
    }

    /** A complete scan for the job that finds these updates in these states. */
    static ScanSnapshot scan(Job job, Instant at, Offer... offers) {
        return scan(Outcome.COMPLETE, job.order().jobId().value(), at, null, offers);
    }

    static ScanSnapshot scan(
            Outcome outcome, @Nullable UUID jobId, Instant at, @Nullable Instant lastBootAt, Offer... offers) {
        return new ScanSnapshot(
                UUID.fromString("00000000-0000-0000-0000-0000000000ee"),
                order().hostId().value(),
                "fe01.lync.example",
                2,
                outcome,
                at,
                at,
                at,
                lastBootAt,
                jobId,
                false,
                List.of(offers),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Offer offer(UpdateRef update, UpdateState state) {
        return new Offer(
                update,
                "Security Update",
                List.of("KB4018073"),
                List.of(),
                "Security Updates",
                List.of(),
                null,
                state,
                null,
                RebootBehavior.CAN_REQUEST_REBOOT,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** One that no machine makes: released again after its end. */
    public static Job risen(Job ended) {
        return ended.with(JobStatus.READY, null, Instant.now()).announced(Instant.now());
    }

    public static Job next(Job job, JobCommand command) {
        return next(job, command, NOW);
    }

    static Job next(Job job, JobCommand command, Instant at) {
        JobDecision decision = MACHINE.decide(job, command, at);
        if (decision instanceof JobDecision.Accepted accepted) {
            return accepted.next();
        }
        throw new AssertionError(job.status() + " does not take " + command + ": " + decision);
    }
}
