package dev.mainstay.agent.job;

import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.Step;
import dev.mainstay.agent.job.entry.StepState;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The REBOOT step, and a restart between two batches. The journal says when the host had last started before it was told to
 * restart; another time afterwards is the proof that it did.
 */
final class Restarting {

    private static final int MOST_CALLS = 3;

    private final CurrentJob job;

    Restarting(CurrentJob job) {
        this.job = job;
    }

    End reboot() {
        boolean restarting = job.state().openRestart() != null;
        if (!restarting && !due()) {
            // The process may have died between the proof of the restart and the end of the step.
            return job.state().restartedInReboot() ? End.done("") : End.skipped("no restart is needed");
        }
        Failure failure = restarting ? settle() : restart();
        if (failure != null) {
            return job.stop(JobOutcome.FAILED, failure);
        }
        if (job.state().abandoned()) {
            return new End(StepState.FAILED, "the job is no longer this host's");
        }
        job.awaitServicing();
        return End.done("");
    }

    private boolean due() {
        if (job.state().restartDue()) {
            return true;
        }
        Answer<PendingRestart> pending = job.ask(() -> job.platform()
                .inventory()
                .pendingRestart(job.config().timeouts().read()));
        return !job.state().restartedInReboot()
                && pending.known().map(PendingRestart::blocksInstall).orElse(false);
    }

    /**
     * Restarts the host: does not come back when that succeeds.
     *
     * @return why it failed; null when the job was lost meanwhile
     */
    @Nullable
    Failure restart() {
        for (int calls = job.state().restartCalls(); ; calls++) {
            Answer<Instant> boot = lastBootAt();
            if (boot.known().isEmpty()) {
                return boot.whyNot().orElseThrow();
            }
            Optional<Failure> undrained = DrainGuard.obstacle(job);
            if (undrained.isPresent()) {
                return undrained.get();
            }
            job.lease().begin(Step.REBOOT, job.now());
            if (!job.stillOurs()) {
                return null;
            }
            job.record(new JobEntry.RestartBegan(boot.known().get(), job.now()));
            Failure failure = job.platform()
                    .restart()
                    .restart("Mainstay job " + job.order().jobId());
            job.life().check();
            if (calls + 1 >= MOST_CALLS) {
                return failure;
            }
            job.life().pause(job.config().retry().after(calls + 1));
        }
    }

    /**
     * After a crash: did the host restart? If not, it is told to once more.
     *
     * @return why it did not; null when it did
     */
    @Nullable
    Failure settle() {
        Instant before = Optional.ofNullable(job.state().openRestart())
                .map(JobEntry.RestartBegan::bootAt)
                .orElseThrow();
        Answer<Instant> boot = lastBootAt();
        if (boot.known().isEmpty()) {
            return boot.whyNot().orElseThrow();
        }
        if (!boot.known().get().equals(before)) {
            job.record(new JobEntry.RestartEnded(boot.known().get(), job.now()));
            return null;
        }
        if (job.state().restartCalls() >= MOST_CALLS) {
            return Failure.of("the host was told to restart " + MOST_CALLS + " times and did not");
        }
        return restart();
    }

    private Answer<Instant> lastBootAt() {
        return job.ask(() ->
                job.platform().inventory().lastBootAt(job.config().timeouts().read()));
    }
}
