package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.UpdateRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
 * @param refusal why the host did not carry out the order at all; absent when it began
 * @param objection why the agent did not touch the host after it had looked; absent when it did, or for another reason
 */
public record AgentResult(
        Outcome outcome,
        Instant finishedAt,
        boolean restarted,
        Health health,
        @Nullable UUID verifyingScanId,
        @Nullable String hresult,
        @Nullable String message,
        @Nullable Refusal refusal,
        @Nullable Objection objection,
        List<PerUpdate> updates) {

    /** WU_E_UNINSTALL_NOT_ALLOWED. */
    private static final String UNINSTALL_NOT_ALLOWED = "0x80240028";

    /** Why a host refuses an order; the same words as in docs/agent-protocol.md. */
    public enum Refusal {
        UNSIGNED,
        BADLY_SIGNED,
        UNREADABLE,
        ANOTHER_HOST,
        EXPIRED,
        REPLAYED,
        UNDRAINED;

        /** Reason code of a job that ended so. */
        String code() {
            return "order-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why a host is not touched though the order is a good one; the same words as in docs/agent-protocol.md. */
    public enum Objection {
        POOL_NOT_READY,
        POOL_READINESS_UNKNOWN;

        /** Reason code of a job that ended so. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why the updates are not installed; the message is the agent's own where it gave one. */
    Reason reason() {
        return switch (outcome) {
            case INSTALLED -> throw new IllegalStateException("They are");
            case FAILED -> refusal == null ? failed() : reason(refusal.code(), "The host refused the order");
            case ABORTED -> reason("agent-aborted", "The agent gave up");
            case CANCELLED -> reason("agent-cancelled", "Stopped before the installation");
        };
    }

    private Reason failed() {
        if (objection != null) {
            return reason(objection.code(), "The pool cannot spare the host");
        }
        return UNINSTALL_NOT_ALLOWED.equalsIgnoreCase(hresult)
                ? reason("removal-not-allowed", "Windows Update says that it cannot be uninstalled")
                : reason("agent-failed", "The installation failed");
    }

    private Reason reason(String code, String otherwise) {
        return new Reason(code, hresult, Objects.requireNonNullElse(message, otherwise));
    }

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

    /**
     * What became of one update.
     *
     * @param eulaAccepted true when its licence terms were accepted on the host for this job; absent otherwise
     */
    public record PerUpdate(
            UpdateRef update,
            UpdateResult result,
            @Nullable String hresult,
            boolean rebootRequired,
            @Nullable Boolean eulaAccepted) {}
}
