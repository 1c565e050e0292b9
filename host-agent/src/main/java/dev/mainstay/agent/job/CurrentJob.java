package dev.mainstay.agent.job;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.job.entry.EntryJson;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.JobState;
import dev.mainstay.agent.job.entry.Objection;
import dev.mainstay.agent.job.entry.StepState;
import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.journal.Journal;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.scan.Scans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the steps of one job share: its state, the host, and the only way to change the state, through the journal. */
record CurrentJob(
        JobState state,
        HostPlatform platform,
        AgentConfig config,
        Scans scans,
        Journal journal,
        Lease lease,
        Clock clock,
        Lifeline life,
        Log log) {

    /** How a step ended. */
    record End(StepState state, String message) {
        static End done(String message) {
            return new End(StepState.DONE, message);
        }

        static End skipped(String message) {
            return new End(StepState.SKIPPED, message);
        }
    }

    JobOrder order() {
        return state.order();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Writes the record, then lets it count. Never after a request to close: what happened since is then unsure. */
    void record(JobEntry entry) {
        life.check();
        journal.append(EntryJson.write(entry));
        state.apply(entry);
        log.info("journal", "jobId", order().jobId(), "entry", EntryJson.name(entry.getClass()));
    }

    /** Ends a step and with it the way to the job's aim. */
    End stop(JobOutcome outcome, Failure why) {
        return stop(outcome, why, null);
    }

    private End stop(JobOutcome outcome, Failure why, @Nullable Objection objection) {
        record(new JobEntry.Stopped(outcome, why.hresult(), why.message(), objection, now()));
        return new End(StepState.FAILED, why.message());
    }

    /** Ends the job before the host was touched. */
    End refuse(Objection objection, Failure why) {
        return stop(JobOutcome.FAILED, why, objection);
    }

    /** Asked before an effect: whether the job is still ours. When it is not, that is in the journal. */
    boolean stillOurs() {
        String lostBy = lease.lostBy();
        if (lostBy != null && !state.abandoned()) {
            record(new JobEntry.Abandoned(lostBy, now()));
        }
        return !state.abandoned();
    }

    /** Asks the platform, again and again while the reason for no answer is one that passes; once more where nobody knows the reason. */
    <T> Answer<T> ask(Supplier<Answer<T>> question) {
        for (int failures = 1; ; failures++) {
            Answer<T> answer = question.get();
            life.check();
            if (answer.whyNot().isEmpty() || !triedAgain(answer.whyNot().get().hresult(), failures)) {
                return answer;
            }
        }
    }

    /**
     * Waits before the next try, longer each time, and says so; the lease is renewed meanwhile.
     *
     * @param why what the last try ended with; null where it gave no code
     * @param failures how many tries have failed so far, from 1
     * @return false, at once, when there is no next try: the reason does not pass, or there were enough, or somebody wants the job cancelled
     */
    boolean triedAgain(@Nullable Hresult why, int failures) {
        if (why == null || failures >= why.tries(config.retry().attempts()) || cancelled()) {
            return false;
        }
        pauseBefore(why, failures);
        return !cancelled();
    }

    /** Once something may be installed, the job is carried to its end. */
    private boolean cancelled() {
        return lease.cancelRequested() && !state.installBegan();
    }

    /** Waits before the next try, longer each time, and says until when and why. */
    void pauseBefore(@Nullable Hresult why, int failures) {
        Duration pause = config.retry().after(failures);
        String because = why == null ? "" : " because of " + why.inWords();
        lease.at(0, "again in " + inWords(pause) + because);
        life.pause(pause);
    }

    static String inWords(Duration pause) {
        long minutes = (pause.toSeconds() + 59) / 60;
        return minutes <= 1 ? "a minute" : minutes + " minutes";
    }

    /** Waits until Windows is no longer at work on updates; the answer says whether it is still. */
    Answer<Boolean> awaitServicing() {
        return awaitRest(
                () -> platform.inventory().servicingInProgress(config.timeouts().read()));
    }

    /** Waits, as long as for servicing, until something is no longer at work; the answer says whether it is still. */
    Answer<Boolean> awaitRest(Supplier<Answer<Boolean>> atWork) {
        Duration waited = Duration.ZERO;
        for (int turns = 1; ; turns++) {
            Answer<Boolean> answer = ask(atWork);
            boolean busy = answer.known().orElse(false);
            if (!busy || waited.compareTo(config.timeouts().servicing()) >= 0) {
                return answer;
            }
            Duration pause = config.retry().after(turns);
            life.pause(pause);
            waited = waited.plus(pause);
        }
    }
}
