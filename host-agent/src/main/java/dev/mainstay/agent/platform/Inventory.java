package dev.mainstay.agent.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on the host. Every call only reads, and each fails alone: one that fails makes a scan PARTIAL, not wrong. */
public interface Inventory {

    Answer<OperatingSystem> operatingSystem(Duration timeout);

    /** When Windows last started. Differs after a restart; otherwise always the same to the millisecond. */
    Answer<Instant> lastBootAt(Duration timeout);

    /** Which machine this is; each part is known or not by itself. */
    default Answer<Machine> machine(Duration timeout) {
        return Answer.of(Machine.UNKNOWN);
    }

    Answer<PendingRestart> pendingRestart(Duration timeout);

    /**
     * Whether Windows is still at work on updates: component based servicing in a transaction, also after a start, or
     * Windows Installer with a package. Waiting for a restart is not being at work.
     */
    Answer<Boolean> servicingInProgress(Duration timeout);

    /** Bytes free on the system drive. */
    Answer<Long> freeDiskBytes(Duration timeout);

    /**
     * SQL Server Express LocalDB, from the registry: {@code HKLM\SOFTWARE\Microsoft\Microsoft SQL Server Local
     * DB\Installed Versions}. It has no service: a program starts it when it needs it.
     */
    default Answer<List<LocalDb>> localDbs(Duration timeout) {
        return Answer.of(List.of());
    }

    /** SQL Server instances, from the registry: {@code HKLM\SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names}. */
    Answer<List<SqlInstance>> sqlInstances(Duration timeout);

    /** Installed components of the workload, from the Uninstall keys (never from Win32_Product, which repairs). */
    Answer<List<Component>> components(Duration timeout);

    /** Windows services of the workload and of its SQL Server instances. */
    Answer<List<Service>> services(Duration timeout);

    /** How Windows Update is set by policy; empty where the platform has no such thing. */
    default Answer<Optional<UpdatePolicy>> updatePolicy(Duration timeout) {
        return Answer.of(Optional.empty());
    }

    /** The .NET Framework; empty where the platform has no such thing. */
    default Answer<Optional<DotNet>> dotNet(Duration timeout) {
        return Answer.of(Optional.empty());
    }

    /** Installed hotfixes as Windows lists them, evidence only; empty where the platform has no such thing. */
    default Answer<Optional<List<Hotfix>>> hotfixes(Duration timeout) {
        return Answer.of(Optional.empty());
    }

    /** Network names of failover clusters that the host carries; empty where it cannot be told. */
    default Answer<Optional<List<CarriedName>>> carriedNames(Duration timeout) {
        return Answer.of(Optional.empty());
    }

    /** The services of Windows that an installation of updates needs; empty where the platform has no such thing. */
    default Answer<Optional<List<UpdateService>>> updateServices(Duration timeout) {
        return Answer.of(Optional.empty());
    }

    /**
     * A service of Windows that an installation of updates needs. Whether it runs does not matter: it is started when it is
     * needed.
     *
     * @param disabled whether it may not be started: then whoever needs it fails with 0x80070422 (ERROR_SERVICE_DISABLED)
     */
    record UpdateService(String name, boolean disabled) {}

    /**
     * A network name that the host carries with others or alone.
     *
     * @param name lower case, without a domain as the cluster's database has it
     */
    record CarriedName(@Longest(255) String name, CarriedNameKind kind) {}

    enum CarriedNameKind {
        FAILOVER_CLUSTER,
        FAILOVER_CLUSTER_INSTANCE,
        AVAILABILITY_GROUP_LISTENER,
        /** Of something else in a cluster. */
        UNKNOWN
    }

    /**
     * Windows itself.
     *
     * @param ubr update build revision, where Windows has one (10.0 and later) */
    record OperatingSystem(
            String caption,
            String version,
            int build,
            @Nullable Integer ubr) {}

    /**
     * The three markers.
     *
     * @param componentBasedServicing key {@code Component Based Servicing\RebootPending}
     * @param windowsUpdate key {@code WindowsUpdate\Auto Update\RebootRequired}
     * @param fileRename value {@code Session Manager\PendingFileRenameOperations}; noisy, so it alone stops nothing
     */
    record PendingRestart(boolean componentBasedServicing, boolean windowsUpdate, boolean fileRename) {

        /** Whether updates cannot be installed before a restart. */
        public boolean blocksInstall() {
            return componentBasedServicing || windowsUpdate;
        }
    }

    /**
     * One installed LocalDB.
     *
     * @param release as its key names it, {@code 15.0}
     * @param version product version of its {@code sqlservr.exe}, else what setup wrote; absent when neither tells
     */
    record LocalDb(String release, @Nullable String version) {}

    /**
     * One SQL Server instance.
     *
     * @param instanceId for example {@code MSSQL11.RTCLOCAL}
     * @param version normalised, {@code 11.0.7001.0}; absent when the registry has none
     * @param serviceState of the Windows service of its engine
     */
    record SqlInstance(
            String name,
            String instanceId,
            @Nullable String version,
            @Nullable String edition,
            InstanceState serviceState) {}

    record Component(String name, String version) {}

    record Service(String name, String displayName, ServiceState state, StartType startType) {}

    /**
     * Windows Update policy.
     *
     * @param useServer UseWUServer: without it {@code server} counts for nothing
     * @param server address of the WSUS server
     * @param serverTls whether the way to it is encrypted; absent without one
     * @param targetGroup WSUS computer group, several separated by semicolons
     * @param automaticUpdates AUOptions: 2 notify, 3 download, 4 install by schedule, 5 as the administrator sets
     * @param noAutomaticUpdates NoAutoUpdate
     * @param dualScanDisabled DisableDualScan: never Windows Update beside a WSUS server
     * @param noInternet DoNotConnectToWindowsUpdateInternetLocations
     */
    record UpdatePolicy(
            boolean useServer,
            @Nullable String server,
            @Nullable Boolean serverTls,
            @Nullable String targetGroup,
            @Nullable Integer automaticUpdates,
            boolean noAutomaticUpdates,
            boolean dualScanDisabled,
            boolean noInternet) {

        /** As the policy has it: how the way to the server is, its address tells. */
        public UpdatePolicy(
                boolean useServer,
                @Nullable String server,
                @Nullable String targetGroup,
                @Nullable Integer automaticUpdates,
                boolean noAutomaticUpdates,
                boolean dualScanDisabled,
                boolean noInternet) {
            this(
                    useServer,
                    server,
                    server == null ? null : (Boolean) server.regionMatches(true, 0, "https://", 0, 8),
                    targetGroup,
                    automaticUpdates,
                    noAutomaticUpdates,
                    dualScanDisabled,
                    noInternet);
        }
    }

    /**
     * .NET Framework 4.5 or later.
     *
     * @param release the Release number, {@code 528049}; absent when there is none
     * @param version the file version, {@code 4.8.03761}
     */
    record DotNet(@Nullable Integer release, @Nullable String version) {}

    /**
     * One hotfix.
     *
     * @param kb with its letters: {@code KB4018073}
     * @param installedOn absent when Windows does not say it in a form that can be read for sure
     */
    record Hotfix(String kb, @Nullable LocalDate installedOn) {}

    enum InstanceState {
        RUNNING,
        START_PENDING,
        STOP_PENDING,
        PAUSED,
        STOPPED,
        /** The service manager does not say; the rest of the instance is known all the same. */
        UNKNOWN
    }

    /** {@code dwCurrentState} of SERVICE_STATUS; one that continues or pauses counts as paused. */
    enum ServiceState {
        RUNNING,
        START_PENDING,
        STOP_PENDING,
        PAUSED,
        STOPPED
    }

    enum StartType {
        AUTOMATIC,
        MANUAL,
        DISABLED
    }
}
