package dev.mainstay.patch.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.JobSnapshot.Action;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.OrderedUpdate;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.job.order.Removal;
import dev.mainstay.patch.job.order.Work;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order as the agent gets it (docs/agent-protocol.md). Durations in seconds.
 *
 * @param action UNINSTALL when the updates are to be removed; absent when they are to be installed
 * @param software the package to install, in which case there are no updates; absent otherwise
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
        @Nullable Action action,
        @JsonProperty("package") @Nullable PackageFile software) {

    static @Nullable Action action(Work work) {
        return switch (work) {
            case Removal removal -> Action.UNINSTALL;
            case Installation installation -> null;
            case PackageInstallation installation -> null;
        };
    }

    static @Nullable PackageFile software(Work work) {
        return switch (work) {
            case PackageInstallation(OrderedPackage ordered) -> PackageFile.of(ordered);
            case Installation installation -> null;
            case Removal removal -> null;
        };
    }

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

    /** A package from beside Windows Update: never a path, a switch or an address. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PackageFile(
            PackageKind kind,
            String name,
            long sizeBytes,
            String sha256,
            @Nullable String instance,
            String targetVersion) {

        static PackageFile of(OrderedPackage ordered) {
            return new PackageFile(
                    ordered.kind(),
                    ordered.name(),
                    ordered.sizeBytes(),
                    ordered.sha256(),
                    ordered.instance(),
                    ordered.targetVersion());
        }
    }

    /** What runs on the host, and whether it is to be drained before a restart. */
    public record Workload(PoolKind kind, boolean drain, long drainTimeoutSeconds) {}
}
