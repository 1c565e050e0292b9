package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.UpdateRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the agent says the job ended.
 *
 * @param finishedAt by the host's clock
 * @param restarted whether the host was restarted for it
 * @param verifyingScanId the scan the agent took to prove it; absent where it took none
 * @param hresult the HRESULT of a failure as {@code 0x} and eight digits; absent otherwise
 * @param message for a person; absent when there is nothing to say
 */
public record AgentResult(
        Outcome outcome,
        Instant finishedAt,
        boolean restarted,
        Health health,
        @Nullable UUID verifyingScanId,
        @Nullable String hresult,
        @Nullable String message,
        List<PerUpdate> updates) {

    /** How the agent says the job ended. */
    public enum Outcome {
        INSTALLED,
        FAILED,
        ABORTED,
        CANCELLED
    }

    /** What the workload's own check said after the last restart. */
    public enum Health {
        HEALTHY,
        UNHEALTHY,
        UNKNOWN
    }

    /** What became of one update. */
    public record PerUpdate(
            UpdateRef update, UpdateResult result, @Nullable String hresult, boolean rebootRequired) {}
}
