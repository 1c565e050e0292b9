package dev.mainstay.agent.job.entry;

import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.platform.Workload.HealthState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of the journal: an intent (…Began), what came of it (…Ended), or a decision. */
public sealed interface JobEntry {

    Instant at();

    /** The order is ours. The first record of a job. */
    record Taken(JobOrder order, Instant at) implements JobEntry {}

    record StepBegan(Step step, Instant at) implements JobEntry {}

    record StepEnded(Step step, StepState state, String message, Instant at) implements JobEntry {}

    /** The licence terms of these updates are about to be accepted on the host, as a person did. */
    record EulasBegan(List<UpdateId> updates, Instant at) implements JobEntry {}

    /** Updates whose terms were accepted by this job; also written after a crash, from what the host says then. */
    record EulasEnded(List<UpdateId> accepted, Instant at) implements JobEntry {}

    /** The updates that are about to be installed, or removed where the order says so, in this call of the platform. */
    record InstallBegan(List<UpdateId> updates, Instant at) implements JobEntry {}

    /** How they fared; also written after a crash, from what is installed. An update left out was never begun. */
    record InstallEnded(List<UpdateResult> results, Instant at) implements JobEntry {}

    /** The program of the order's package is about to be run. */
    record PackageBegan(Instant at) implements JobEntry {}

    /**
     * What came of it; also written after a crash, from the version that the host has then.
     *
     * @param hresult what its program ended with, where it failed with a code; the program may be run again for one that passes
     */
    record PackageEnded(
            boolean done, boolean restartNeeded, @Nullable Hresult hresult, String message, Instant at)
            implements JobEntry {}

    /** The host is about to be restarted, having last started at {@code bootAt}. */
    record RestartBegan(Instant bootAt, Instant at) implements JobEntry {}

    /** The restart is over. */
    record RestartEnded(Instant bootAt, Instant at) implements JobEntry {}

    /** The host is about to be scanned and its health judged. */
    record VerifyBegan(UUID scanId, Instant at) implements JobEntry {}

    record Verified(HealthState health, String message, Instant at) implements JobEntry {}

    /**
     * The job will not reach its aim; only what has to be put back is still done.
     *
     * @param objection why the host was not touched at all; null where it was, or for another reason
     */
    record Stopped(
            JobOutcome outcome,
            @Nullable Hresult hresult,
            String message,
            @Nullable Objection objection,
            Instant at) implements JobEntry {}

    /** The job is no longer ours: no more reports; only the workload is put back. */
    record Abandoned(String reason, Instant at) implements JobEntry {}

    /** All is done but the result is not yet in the spool. */
    record Ended(Instant at) implements JobEntry {}

    /** The only record after a job: which one it was, so that its order is not taken twice. */
    record Closed(UUID jobId, long fence, Instant at) implements JobEntry {}
}
