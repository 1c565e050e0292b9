package dev.mainstay.patch.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.JobSnapshot.Action;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order as the agent gets it (docs/agent-protocol.md). Durations in seconds.
 *
 * @param action UNINSTALL when the updates are to be removed; absent when they are to be installed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaseOrder(
        UUID jobId,
        UUID hostId,
        long fence,
        Instant leaseExpiresAt,
        long leaseSeconds,
        List<Update> updates,
        Workload workload,
        long rebootTimeoutSeconds,
        @Nullable Action action) {

    /**
     * One update to install or remove.
     *
     * @param acceptEula true when the host is to accept its licence terms before; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Update(
            UUID updateId,
            int revision,
            String title,
            List<String> kbs,
            boolean exclusive,
            RebootBehavior rebootBehavior,
            @Nullable Boolean acceptEula) {

        static Update of(OrderedUpdate ordered) {
            return new Update(
                    ordered.update().updateId(),
                    ordered.update().revision(),
                    ordered.title(),
                    ordered.kbs(),
                    ordered.exclusive(),
                    ordered.rebootBehavior(),
                    ordered.acceptEula());
        }
    }

    /** What runs on the host, and whether it is to be drained before a restart. */
    public record Workload(PoolKind kind, boolean drain, long drainTimeoutSeconds) {}
}
