package dev.mainstay.scanner.scan.report;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mainstay.events.ScanSnapshot.CarriedNameKind;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scan as an agent posts it; each field is explained in docs/agent-protocol.md. */
public record ScanReport(
        @NotNull UUID scanId,
        @Nullable UUID requestId,
        @Nullable UUID jobId,
        @NotNull Outcome outcome,
        @Nullable @Valid FailureReport failure,
        @NotNull Instant startedAt,
        @NotNull Instant finishedAt,
        @Nullable Instant lastBootAt,
        @NotBlank @Size(max = 50) String agentVersion,
        boolean simulated,
        @Nullable @Valid OperatingSystem operatingSystem,
        @Nullable PendingRestart pendingRestart,
        @NotNull @Size(max = 5000) List<UpdateReport> updates,
        @NotNull @Size(max = 100) List<@NotNull @Valid SqlInstanceReport> sqlInstances,
        @NotNull @Size(max = 500) List<@NotNull @Valid ComponentReport> components,
        @NotNull @Size(max = 2000) List<@NotNull @Valid ServiceReport> services,
        @Nullable @Valid UpdatePolicy updatePolicy,
        @Nullable @Valid DotNet dotNet,
        @Nullable @Size(max = 2000) List<@NotNull @Valid Hotfix> hotfixes,
        @Nullable @Size(max = 200) List<@NotNull @Valid HistoryReport> history,
        @Nullable @Size(max = 500) List<@NotNull @Valid DatabaseReport> databases,
        @Nullable @Valid FailureReport databasesFailure,
        @Nullable @Valid MachineReport machine,
        @Nullable @Size(max = 20) List<@NotNull @Valid LocalDbReport> localDbs,
        @Nullable @Size(max = 200) List<@NotNull @Valid CarriedNameReport> carriedNames,
        @Nullable @Size(max = 20) List<@NotNull @Valid UpdateServiceReport> updateServices) {

    /** A scan of which nothing is known but that it failed. */
    public static ScanReport failed(@Nullable UUID requestId, FailureReport failure, Instant at, boolean simulated) {
        return new ScanReport(
                UUID.randomUUID(),
                requestId,
                null,
                Outcome.FAILED,
                failure,
                at,
                at,
                null,
                "unknown",
                simulated,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A network name that the host's cluster database says it carries, with others or alone. */
    public record CarriedNameReport(
            @NotBlank @Size(max = 255) String name,
            @NotNull CarriedNameKind kind,
            @Nullable Boolean owner) {}

    /**
     * A service of Windows that an installation of updates needs.
     *
     * @param disabled whether it may not be started, so that updates fail with 0x80070422
     */
    public record UpdateServiceReport(
            @NotBlank @Size(max = 256) String name, boolean disabled) {}

    public record FailureReport(
            @Nullable @Pattern(regexp = "0x[0-9A-Fa-f]{8}") String hresult,
            @NotBlank @Size(max = 2000) String message) {}

    /** Which machine the agent runs on, each part as far as it is known. */
    public record MachineReport(
            @Nullable @Pattern(regexp = GUID) String biosUuid,
            @Nullable @Pattern(regexp = GUID) String machineGuid,
            @Nullable @Size(min = 1, max = 63) String computerName,
            @Nullable @Size(min = 1, max = 255) String domain,
            @Nullable Instant installedAt) {
        private static final String GUID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
    }

    public record OperatingSystem(
            @NotBlank @Size(max = 200) String caption,
            @NotBlank @Size(max = 50) String version,
            @PositiveOrZero int build,
            @Nullable Integer ubr) {}

    public record PendingRestart(boolean componentBasedServicing, boolean windowsUpdate, boolean fileRename) {}

    /** An update. {@link UpdateReportReader} checks the constraints while it reads; here they document the contract. */
    @JsonDeserialize(using = UpdateReportReader.class)
    public record UpdateReport(
            @NotNull UUID updateId,
            @PositiveOrZero int revision,
            @NotNull @Size(max = 2000) String title,
            @NotNull UpdateStateReport state,
            @NotNull List<@NotNull String> kbs,
            @NotNull List<@NotNull String> cves,
            @NotNull List<@NotNull String> bulletins,
            @NotNull List<@NotNull UUID> supersedes,
            @NotNull List<@NotNull String> products,
            @NotNull @Size(max = 200) String classification,
            @Nullable String severity,
            @NotNull UpdateTypeReport type,
            @Nullable Long sizeBytes,
            @NotNull RebootBehavior rebootBehavior,
            boolean exclusive,
            boolean eulaAccepted,
            boolean hidden,
            boolean browseOnly,
            boolean mandatory,
            boolean uninstallable,
            @Nullable Instant publishedAt,
            @Nullable Instant deadline) {}

    public enum UpdateStateReport {
        MISSING,
        INSTALLED,
        INSTALLED_PENDING_REBOOT
    }

    public enum UpdateTypeReport {
        SOFTWARE,
        DRIVER
    }

    public record SqlInstanceReport(
            @NotBlank @Size(max = 50) String name,
            @Nullable String instanceId,
            @Nullable @Size(max = 50) String version,
            @Nullable @Size(max = 200) String edition,
            @NotNull InstanceRunState serviceState) {}

    /** SQL Server Express LocalDB: no service, started by the program that needs it. */
    public record LocalDbReport(
            @NotBlank @Size(max = 20) String release,
            @Nullable @Size(max = 50) String version) {}

    /** UNKNOWN: the host's service manager did not say. */
    public enum InstanceRunState {
        RUNNING,
        START_PENDING,
        STOP_PENDING,
        PAUSED,
        STOPPED,
        UNKNOWN
    }

    /** Agents from before there were the others say STOPPED of whatever does not run. */
    public enum RunState {
        RUNNING,
        START_PENDING,
        STOP_PENDING,
        PAUSED,
        STOPPED
    }

    public record ComponentReport(
            @NotBlank @Size(max = 300) String name,
            @NotBlank @Size(max = 50) String version) {}

    public record ServiceReport(
            @NotBlank @Size(max = 256) String name,
            @Nullable String displayName,
            @NotNull RunState state,
            @NotNull StartType startType) {}

    public enum StartType {
        AUTOMATIC,
        MANUAL,
        DISABLED
    }

    public record UpdatePolicy(
            boolean useServer,
            @Nullable @Size(max = 2000) String server,
            @Nullable Boolean serverTls,
            @Nullable @Size(max = 500) String targetGroup,
            @Nullable Integer automaticUpdates,
            boolean noAutomaticUpdates,
            boolean dualScanDisabled,
            boolean noInternet) {}

    public record DotNet(
            @Nullable Integer release,
            @Nullable @Size(max = 50) String version) {}

    /** One installation or removal that has ended, by whomever. */
    public record HistoryReport(
            @NotNull UUID updateId,
            @PositiveOrZero int revision,
            @NotNull @Size(max = 200) String title,
            @NotNull Operation operation,
            @NotNull OperationResult result,
            @Nullable @Pattern(regexp = "0x[0-9A-Fa-f]{8}") String hresult,
            @NotNull Instant at,
            @NotNull @Size(max = 200) String client) {}

    public enum Operation {
        INSTALLATION,
        UNINSTALLATION
    }

    public enum OperationResult {
        NOT_STARTED,
        SUCCEEDED,
        SUCCEEDED_WITH_ERRORS,
        FAILED,
        ABORTED
    }

    public record Hotfix(
            @NotBlank @Size(max = 50) String kb, @Nullable LocalDate installedOn) {}

    /** A database that the host's Lync Server or Skype for Business Server uses. */
    public record DatabaseReport(
            @NotBlank @Size(max = 128) String name,
            @Nullable @Size(max = 255) String server,
            @Nullable @Size(max = 50) String instance,
            @Nullable @Size(max = 50) String installedVersion,
            @Nullable @Size(max = 50) String expectedVersion,
            @NotNull DatabaseState state) {}

    /** The database's schema beside the one that the host's binaries expect. */
    public enum DatabaseState {
        CURRENT,
        OLDER,
        UNKNOWN
    }
}
