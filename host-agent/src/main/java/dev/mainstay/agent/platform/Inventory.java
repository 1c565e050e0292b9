package dev.mainstay.agent.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on the host. Every call only reads, and each fails alone: one that fails makes a scan PARTIAL, not wrong. */
public interface Inventory {

    Answer<OperatingSystem> operatingSystem(Duration timeout);

    /** When Windows last started. Differs after a restart; otherwise always the same to the millisecond. */
    Answer<Instant> lastBootAt(Duration timeout);

    Answer<PendingRestart> pendingRestart(Duration timeout);

    /**
     * Whether Windows is still at work on updates: TrustedInstaller or another installer running, or configuring updates
     * after a start.
     */
    Answer<Boolean> servicingInProgress(Duration timeout);

    /** Bytes free on the system drive. */
    Answer<Long> freeDiskBytes(Duration timeout);

    /** SQL Server instances, from the registry: {@code HKLM\SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names}. */
    Answer<List<SqlInstance>> sqlInstances(Duration timeout);

    /** Installed components of the workload, from the Uninstall keys (never from Win32_Product, which repairs). */
    Answer<List<Component>> components(Duration timeout);

    /** Windows services of the workload and of its SQL Server instances. */
    Answer<List<Service>> services(Duration timeout);

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
     * One SQL Server instance.
     *
     * @param instanceId for example {@code MSSQL11.RTCLOCAL} */
    record SqlInstance(
            String name,
            String instanceId,
            String version,
            @Nullable String edition,
            ServiceState serviceState) {}

    record Component(String name, String version) {}

    record Service(String name, String displayName, ServiceState state, StartType startType) {}

    enum ServiceState {
        RUNNING,
        STOPPED
    }

    enum StartType {
        AUTOMATIC,
        MANUAL,
        DISABLED
    }
}
