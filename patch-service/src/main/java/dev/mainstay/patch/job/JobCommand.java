package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a job. {@link JobMachine} holds what follows. */
public sealed interface JobCommand {

    /** The time of the job has come. Windows, rings and soak times will decide when this is asked. */
    record Schedule() implements JobCommand {}

    /** The job's pools allow it now. */
    record Release() implements JobCommand {}

    /** The job's pools do not allow it now, which passes by itself, and the agent has not taken it yet. */
    record Withdraw(Reason reason) implements JobCommand {}

    /** Something holds the job that does not pass by itself. */
    record Block(Reason reason) implements JobCommand {}

    /**
     * The host's agent asks for work.
     *
     * @param nextFence used if a new lease is granted
     * @param machine on which the agent runs; absent where it does not say
     */
    record Lease(long nextFence, @Nullable Machine machine) implements JobCommand {}

    /** The agent reports a step. */
    record Progress(long fence, Step step, @Nullable Machine machine) implements JobCommand {}

    /** The agent reports the end. */
    record Result(long fence, AgentResult result, @Nullable Machine machine) implements JobCommand {}

    /** A look at the host's latest complete scan, if there is one, and at the reported health. */
    record Verify(Optional<ScanSnapshot> scan) implements JobCommand {}

    /** The lease may have run out. */
    record LeaseExpired() implements JobCommand {}

    /**
     * Nobody was there to hear what had to be heard in time.
     *
     * @param by how long
     * @param heardBy until when agents may take to be heard again
     */
    record PutOff(Duration by, Instant heardBy) implements JobCommand {}

    /** The time for the proof may have run out. */
    record VerifyOverdue() implements JobCommand {}

    /**
     * A person, or a withdrawn approval, wants it not to happen.
     *
     * @param person whether a person does, whose words are the reason's message then
     * @param by who; absent in what was stored before people signed in
     */
    record Cancel(Reason reason, boolean person, @Nullable String by) implements JobCommand {

        /** As a rule of this service wants it. */
        public Cancel(Reason reason) {
            this(reason, false, null);
        }
    }

    /** The job's row is not as this service wrote it: nothing in it may be carried out. */
    record Annul(Reason reason) implements JobCommand {}

    /** The end of a wait that took too long. */
    record Expire(Reason reason) implements JobCommand {}

    /**
     * A person has looked at a lost or failed job's host.
     *
     * @param by who; absent in what was stored before people signed in
     * @param why in that person's words
     */
    record Settle(Settlement outcome, @Nullable String by, String why) implements JobCommand {}

    /** What a person found on the host of a lost or failed job. */
    enum Settlement {
        /** The updates are on and the workload is healthy; a scan still has to prove it. */
        INSTALLED,
        /** They are not. */
        FAILED
    }
}
