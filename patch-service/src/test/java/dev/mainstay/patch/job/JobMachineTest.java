package dev.mainstay.patch.job;

import static dev.mainstay.patch.job.SampleJobs.FENCE;
import static dev.mainstay.patch.job.SampleJobs.MACHINE;
import static dev.mainstay.patch.job.SampleJobs.NOW;
import static dev.mainstay.patch.job.SampleJobs.REASON;
import static dev.mainstay.patch.job.SampleJobs.UPDATE;
import static dev.mainstay.patch.job.SampleJobs.installed;
import static dev.mainstay.patch.job.SampleJobs.offer;
import static dev.mainstay.patch.job.SampleJobs.result;
import static dev.mainstay.patch.job.SampleJobs.scan;
import static dev.mainstay.patch.job.SampleJobs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.Act;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.patch.job.AgentResult.Outcome;
import dev.mainstay.patch.job.JobCommand.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole job machine: every command in every status. */
class JobMachineTest {

    /**
     * A status: accepted and announced; {@code ~STATUS}: accepted and only stored; {@code =}: unchanged; otherwise the
     * refusal: wrong status, ended, stale fence, not due.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            command       | PLANNED   | SCHEDULED | BLOCKED   | READY     | LEASED    | RUNNING   | REBOOTING  | VERIFYING     | LOST      | SUCCEEDED | FAILED | VERIFY_FAILED | CANCELLED | EXPIRED
            schedule      | SCHEDULED | =         | wrong     | wrong     | wrong     | wrong     | wrong      | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            release       | wrong     | READY     | READY     | =         | wrong     | wrong     | wrong      | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            withdraw      | wrong     | SCHEDULED | SCHEDULED | SCHEDULED | wrong     | wrong     | wrong      | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            block         | BLOCKED   | BLOCKED   | BLOCKED   | BLOCKED   | wrong     | wrong     | wrong      | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            block-same    | BLOCKED   | BLOCKED   | =         | BLOCKED   | wrong     | wrong     | wrong      | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            lease         | wrong     | wrong     | wrong     | LEASED    | =         | =         | =          | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            lease-late    | wrong     | wrong     | wrong     | LEASED    | LEASED    | wrong     | =          | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            progress      | stale     | stale     | stale     | stale     | RUNNING   | RUNNING   | RUNNING    | =             | RUNNING   | ended     | ended  | ended         | ended     | ended
            progress-same | stale     | stale     | stale     | stale     | RUNNING   | ~RUNNING  | RUNNING    | =             | RUNNING   | ended     | ended  | ended         | ended     | ended
            reboot        | stale     | stale     | stale     | stale     | REBOOTING | REBOOTING | ~REBOOTING | =             | REBOOTING | ended     | ended  | ended         | ended     | ended
            old-progress  | stale     | stale     | stale     | stale     | stale     | stale     | stale      | stale         | stale     | stale     | stale  | stale         | stale     | stale
            installed     | stale     | stale     | stale     | stale     | VERIFYING | VERIFYING | VERIFYING  | =             | VERIFYING | =         | ended  | =             | ended     | ended
            failed        | stale     | stale     | stale     | stale     | FAILED    | FAILED    | FAILED     | wrong         | FAILED    | ended     | =      | ended         | ended     | ended
            aborted       | stale     | stale     | stale     | stale     | FAILED    | FAILED    | FAILED     | wrong         | FAILED    | ended     | ended  | ended         | ended     | ended
            stopped       | stale     | stale     | stale     | stale     | CANCELLED | CANCELLED | CANCELLED  | wrong         | CANCELLED | ended     | ended  | ended         | ended     | ended
            old-result    | stale     | stale     | stale     | stale     | stale     | stale     | stale      | stale         | stale     | stale     | stale  | stale         | stale     | stale
            proof         | =         | =         | =         | =         | =         | =         | =          | SUCCEEDED     | =         | =         | =      | =             | =         | =
            disproof      | =         | =         | =         | =         | =         | =         | =          | VERIFY_FAILED | =         | =         | =      | =             | =         | =
            no-scan       | =         | =         | =         | =         | =         | =         | =          | =             | =         | =         | =      | =             | =         | =
            lease-runs    | wrong     | wrong     | wrong     | wrong     | due       | due       | due        | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            lease-over    | wrong     | wrong     | wrong     | wrong     | READY     | LOST      | LOST       | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            put-off       | wrong     | wrong     | wrong     | wrong     | ~LEASED   | ~RUNNING  | ~REBOOTING | ~VERIFYING    | wrong     | ended     | ended  | ended         | ended     | ended
            proof-early   | wrong     | wrong     | wrong     | wrong     | wrong     | wrong     | wrong      | due           | wrong     | ended     | ended  | ended         | ended     | ended
            proof-overdue | wrong     | wrong     | wrong     | wrong     | wrong     | wrong     | wrong      | VERIFY_FAILED | wrong     | ended     | ended  | ended         | ended     | ended
            cancel        | CANCELLED | CANCELLED | CANCELLED | CANCELLED | ~LEASED   | ~RUNNING  | ~REBOOTING | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            annul         | CANCELLED | CANCELLED | CANCELLED | CANCELLED | CANCELLED | FAILED    | FAILED     | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            expire        | EXPIRED   | EXPIRED   | EXPIRED   | EXPIRED   | wrong     | wrong     | wrong      | wrong         | wrong     | ended     | ended  | ended         | ended     | ended
            settle-well   | wrong     | wrong     | wrong     | wrong     | wrong     | wrong     | wrong      | wrong         | VERIFYING | ended     | FAILED | VERIFY_FAILED | ended     | ended
            settle-failed | wrong     | wrong     | wrong     | wrong     | wrong     | wrong     | wrong      | wrong         | FAILED    | ended     | ended  | ended         | ended     | ended
            """)
    void everyCommandInEveryStatus(String command, ArgumentsAccessor row) {
        SoftAssertions softly = new SoftAssertions();
        for (JobStatus status : JobStatus.values()) {
            Job job = SampleJobs.in(status);
            JobDecision decision = MACHINE.decide(job, command(command, job), when(command));
            softly.assertThat(inShort(decision))
                    .as("%s in %s", command, status)
                    .isEqualTo(row.getString(column(status)));
        }
        softly.assertAll();
    }

    @Test
    void theTableHasAColumnForEveryStatusAndARowForEveryKindOfCommand() throws NoSuchMethodException {
        String table = JobMachineTest.class
                .getDeclaredMethod("everyCommandInEveryStatus", String.class, ArgumentsAccessor.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        Set<Class<?>> used = new HashSet<>();
        table.lines()
                .skip(1)
                .map(line -> line.split("[|]", -1)[0].strip())
                .forEach(command -> used.add(
                        command(command, SampleJobs.in(JobStatus.PLANNED)).getClass()));

        assertThat(used).containsExactlyInAnyOrder(JobCommand.class.getPermittedSubclasses());
        assertThat(Arrays.stream(table.lines().findFirst().orElseThrow().split("[|]", -1))
                        .skip(1)
                        .map(String::strip))
                .containsExactly(STATUSES);
    }

    @Test
    void everyAnnouncementHasTheNextSequence() {
        Job leased = SampleJobs.in(JobStatus.LEASED);
        Job running = SampleJobs.next(leased, progress(StepName.INSTALL, StepState.RUNNING, 0));

        assertThat(running.version().sequence()).isEqualTo(leased.version().sequence() + 1);
        assertThat(running.version().changedAt()).isEqualTo(NOW);
    }

    @Test
    void progressIsAnnouncedOnlyAfterTenPoints() {
        Job running = SampleJobs.in(JobStatus.RUNNING);

        Job at5 = SampleJobs.next(running, progress(StepName.INSTALL, StepState.RUNNING, 5));
        assertThat(at5.version().sequence()).isEqualTo(running.version().sequence());
        assertThat(at5.steps().steps().getFirst().percent()).isEqualTo(5);
        Job at9 = SampleJobs.next(at5, progress(StepName.INSTALL, StepState.RUNNING, 9));
        assertThat(at9.version().sequence()).isEqualTo(running.version().sequence());
        Job at10 = SampleJobs.next(at9, progress(StepName.INSTALL, StepState.RUNNING, 10));
        assertThat(at10.version().sequence()).isEqualTo(running.version().sequence() + 1);
        Job at19 = SampleJobs.next(at10, progress(StepName.INSTALL, StepState.RUNNING, 19));
        assertThat(at19.version().sequence()).isEqualTo(at10.version().sequence());
    }

    @Test
    void progressRenewsTheLeaseAndARestartGetsALongOne() {
        Job running = SampleJobs.in(JobStatus.RUNNING);
        Instant later = NOW.plusSeconds(30);

        Job renewed = SampleJobs.next(running, progress(StepName.INSTALL, StepState.RUNNING, 50), later);
        assertThat(renewed.lease().expiresAt()).isEqualTo(later.plusSeconds(60));
        Job down = SampleJobs.next(renewed, progress(StepName.REBOOT, StepState.RUNNING, 0), later);
        assertThat(down.lease().expiresAt()).isEqualTo(later.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsAwaitedIsPutOffByTheTimeNobodyWasThereAndLeavesTimeToBeHeard() {
        Job running = SampleJobs.in(JobStatus.RUNNING);
        Job verifying = SampleJobs.in(JobStatus.VERIFYING);
        Instant expires = Objects.requireNonNull(running.lease().expiresAt());
        Instant due = Objects.requireNonNull(verifying.proof().verifyBy());
        Duration away = Duration.ofSeconds(90);

        assertThat(SampleJobs.next(running, new JobCommand.PutOff(away, NOW))
                        .lease()
                        .expiresAt())
                .isEqualTo(expires.plus(away));
        assertThat(SampleJobs.next(running, new JobCommand.PutOff(away, expires.plusSeconds(100)))
                        .lease()
                        .expiresAt())
                .isEqualTo(expires.plusSeconds(100));
        assertThat(SampleJobs.next(verifying, new JobCommand.PutOff(away, NOW))
                        .proof()
                        .verifyBy())
                .isEqualTo(due.plus(away));
    }

    @Test
    void aCancelledLeaseThatRunsOutIsNotHandedOutAgain() {
        Job cancelling = SampleJobs.next(SampleJobs.in(JobStatus.LEASED), new JobCommand.Cancel(REASON));

        assertThat(cancelling.lease().cancelRequested()).isTrue();
        Job after = SampleJobs.next(cancelling, new JobCommand.LeaseExpired(), NOW.plusSeconds(61));
        assertThat(after.status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void thatAPersonAsksARunningJobToStopIsAFactThatIsToldOnceAndStays() {
        Act asked = new Act(Act.Kind.CANCEL, "anna", NOW, REASON.message(), null);
        Job running = SampleJobs.in(JobStatus.RUNNING);

        Job cancelling = SampleJobs.next(running, new JobCommand.Cancel(REASON, true, "anna"));

        assertThat(cancelling.version().sequence()).isEqualTo(running.version().sequence() + 1);
        assertThat(cancelling.standing().acts()).containsExactly(asked);
        assertThat(inShort(MACHINE.decide(cancelling, new JobCommand.Cancel(REASON, true, "anna"), NOW)))
                .isEqualTo("=");
        Job stopped = SampleJobs.next(cancelling, new JobCommand.Result(FENCE, result(Outcome.CANCELLED), null));
        assertThat(stopped.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(stopped.standing().acts()).containsExactly(asked);
    }

    @Test
    void aWithdrawnApprovalDoesNotHideThatAPersonAskedToo() {
        Act asked = new Act(Act.Kind.CANCEL, null, NOW, REASON.message(), null);
        Job withdrawn = SampleJobs.next(SampleJobs.in(JobStatus.RUNNING), new JobCommand.Cancel(REASON));

        assertThat(SampleJobs.next(withdrawn, new JobCommand.Cancel(REASON, true, null))
                        .standing()
                        .acts())
                .containsExactly(asked);
    }

    @Test
    void aSecondSettlementDoesNotOverwriteTheFirst() {
        Job lost = SampleJobs.in(JobStatus.LOST);
        Job failed = SampleJobs.next(lost, new JobCommand.Settle(Settlement.FAILED, "anna", "It is not on"));

        Job well = SampleJobs.next(failed, new JobCommand.Settle(Settlement.INSTALLED, "ben", "Mended by hand"));

        assertThat(well.status()).isEqualTo(JobStatus.FAILED);
        assertThat(well.reason()).isEqualTo(new Reason("settled", null, "It is not on"));
        assertThat(well.standing().acts())
                .containsExactly(
                        new Act(Act.Kind.SETTLE_FAILED, "anna", NOW, "It is not on", null),
                        new Act(Act.Kind.SETTLE_INSTALLED, "ben", NOW, "Mended by hand", null));
        assertThat(inShort(MACHINE.decide(well, new JobCommand.Settle(Settlement.INSTALLED, "ben", "Again"), NOW)))
                .isEqualTo("=");
    }

    @Test
    void aWaitingJobTellsEachThingThatHoldsItOnce() {
        Job held = SampleJobs.next(SampleJobs.in(JobStatus.SCHEDULED), new JobCommand.Withdraw(REASON));

        assertThat(held.reason()).isEqualTo(REASON);
        assertThat(inShort(MACHINE.decide(
                        held, new JobCommand.Withdraw(new Reason(REASON.code(), null, "Another name.")), NOW)))
                .isEqualTo("=");
        Job otherwise = SampleJobs.next(held, new JobCommand.Withdraw(new Reason("quorum", null, "Another.")));
        assertThat(otherwise.reason()).isEqualTo(new Reason("quorum", null, "Another."));
        assertThat(SampleJobs.next(otherwise, new JobCommand.Release()).reason())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(JobStatus.class)
    void ofAJobThatCannotBeReadNothingFollowsButAPersonsWord(JobStatus status) {
        Job job = unreadable(SampleJobs.in(status));

        for (JobCommand command : List.of(
                new JobCommand.Release(),
                new JobCommand.Withdraw(REASON),
                new JobCommand.Lease(FENCE, null),
                new JobCommand.LeaseExpired(),
                new JobCommand.VerifyOverdue(),
                new JobCommand.Expire(REASON),
                new JobCommand.Annul(REASON),
                new JobCommand.Cancel(REASON),
                new JobCommand.Settle(Settlement.INSTALLED, "ben", "It is on"))) {
            assertThat(MACHINE.decide(job, command, NOW))
                    .isEqualTo(new JobDecision.Refused(new JobRefusal.Unreadable()));
        }
        JobDecision cancelled = MACHINE.decide(job, new JobCommand.Cancel(REASON, true, "ben"), NOW);
        if (status.ended()) {
            assertThat(cancelled).isEqualTo(new JobDecision.Refused(new JobRefusal.Unreadable()));
        } else {
            Job next = ((JobDecision.Accepted) cancelled).next();
            assertThat(next.status())
                    .isEqualTo(JobStatus.BEGUN.contains(status) ? JobStatus.FAILED : JobStatus.CANCELLED);
            assertThat(next.unreadable()).isFalse();
            assertThat(next.lease().expiresAt()).isNull();
        }
    }

    private static Job unreadable(Job job) {
        return new Job(
                job.order(),
                job.version(),
                job.standing().in(job.status(), new Reason(Job.UNREADABLE, null, "Cannot be read."), NOW),
                job.lease(),
                job.steps(),
                job.proof());
    }

    @Test
    void anotherLeaseHasAnotherFence() {
        Job back = SampleJobs.next(SampleJobs.in(JobStatus.LEASED), new JobCommand.LeaseExpired(), NOW.plusSeconds(60));
        Job again = SampleJobs.next(back, new JobCommand.Lease(FENCE + 1, null));

        assertThat(inShort(MACHINE.decide(again, progress(StepName.PREFLIGHT, StepState.RUNNING, 0), NOW)))
                .isEqualTo("stale");
    }

    private static final String[] STATUSES =
            Arrays.stream(JobStatus.values()).map(Enum::name).toArray(String[]::new);

    private static JobCommand command(String name, Job job) {
        return switch (name) {
            case "schedule" -> new JobCommand.Schedule();
            case "release" -> new JobCommand.Release();
            case "withdraw" -> new JobCommand.Withdraw(REASON);
            case "block" -> new JobCommand.Block(new Reason("other", null, "Another."));
            case "block-same" -> new JobCommand.Block(REASON);
            case "lease", "lease-late" -> new JobCommand.Lease(FENCE + 1, null);
            case "progress" -> progress(StepName.DOWNLOAD, StepState.RUNNING, 0);
            case "progress-same" -> progress(StepName.INSTALL, StepState.RUNNING, 0);
            case "reboot" -> progress(StepName.REBOOT, StepState.RUNNING, 0);
            case "old-progress" ->
                new JobCommand.Progress(FENCE - 1, step(StepName.INSTALL, StepState.DONE, 100), null);
            case "installed" -> new JobCommand.Result(FENCE, installed(), null);
            case "failed" -> new JobCommand.Result(FENCE, result(Outcome.FAILED), null);
            case "aborted" -> new JobCommand.Result(FENCE, result(Outcome.ABORTED), null);
            case "stopped" -> new JobCommand.Result(FENCE, result(Outcome.CANCELLED), null);
            case "old-result" -> new JobCommand.Result(FENCE - 1, installed(), null);
            case "proof" -> new JobCommand.Verify(Optional.of(scan(job, NOW)));
            case "disproof" -> new JobCommand.Verify(Optional.of(scan(job, NOW, offer(UPDATE, UpdateState.MISSING))));
            case "no-scan" -> new JobCommand.Verify(Optional.empty());
            case "lease-runs", "lease-over" -> new JobCommand.LeaseExpired();
            case "put-off" -> new JobCommand.PutOff(Duration.ofSeconds(90), NOW);
            case "proof-early", "proof-overdue" -> new JobCommand.VerifyOverdue();
            case "cancel" -> new JobCommand.Cancel(REASON);
            case "annul" -> new JobCommand.Annul(REASON);
            case "expire" -> new JobCommand.Expire(REASON);
            case "settle-well" -> new JobCommand.Settle(Settlement.INSTALLED, "anna", "I looked");
            case "settle-failed" -> new JobCommand.Settle(Settlement.FAILED, null, "I looked");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Instant when(String command) {
        return switch (command) {
            case "lease-late" -> NOW.plusSeconds(60);
            case "lease-over", "proof-overdue" -> NOW.plus(Duration.ofHours(2));
            default -> NOW;
        };
    }

    private static JobCommand progress(StepName name, StepState state, int percent) {
        return new JobCommand.Progress(FENCE, step(name, state, percent), null);
    }

    private static int column(JobStatus status) {
        return Arrays.asList(JobStatus.values()).indexOf(status) + 1;
    }

    private static String inShort(JobDecision decision) {
        return switch (decision) {
            case JobDecision.Accepted accepted ->
                (accepted.announced() ? "" : "~") + accepted.next().status();
            case JobDecision.Unchanged() -> "=";
            case JobDecision.Refused refused ->
                switch (refused.refusal()) {
                    case JobRefusal.StaleFence stale -> "stale";
                    case JobRefusal.AnotherMachine another -> "another";
                    case JobRefusal.Ended ended -> "ended";
                    case JobRefusal.WrongStatus wrong -> "wrong";
                    case JobRefusal.NotDue notDue -> "due";
                    case JobRefusal.Unreadable unreadable -> "unreadable";
                };
        };
    }
}
