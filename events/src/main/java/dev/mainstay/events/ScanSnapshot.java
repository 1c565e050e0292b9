package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one scan of one host found. Key of the event: {@code hostId}.
 *
 * <p>A failed scan ({@code scan.failed}) carries no offers and says nothing about what is missing; what an earlier
 * scan found still stands.
 *
 * @param scanId the scan's identity, made by the agent
 * @param hostId the host
 * @param fqdn the host's name, lower case
 * @param sequence number of the host's scan, 1 for its first, without gaps for scans that say something new
 * @param outcome how the scan ended
 * @param startedAt when it began, by the host's clock
 * @param finishedAt when it ended, by the host's clock
 * @param receivedAt when scanner-service had it
 * @param lastBootAt when the host last started, by its clock; absent when the scan could not tell
 * @param jobId the job this scan is to verify; absent for all others
 * @param pendingRestart whether a restart is pending; {@code restartMarkers} says what says so
 * @param offers what Windows Update offers, and what waits for a restart; what is installed is only referred to. On the wire {@code
 *     findings}: in Java a finding is what is concluded
 * @param installed updates the host says are installed
 * @param failure why the scan is not complete; absent for {@code COMPLETE}
 * @param simulated whether a simulated Windows said so
 * @param software versions of SQL Server instances, of LocalDB and of the workload's components; absent when the scan failed, or came from
 *     before there was this field
 * @param machine which machine the agent runs on, by its own word; absent when the scan failed, or came from before there was
 *     this field
 * @param services the services of the workload and of SQL Server; absent when the scan failed, or came from before there was
 *     this field
 * @param restartMarkers the restart markers that are set; absent when they could not be read, or the scan came from before
 *     there was this field
 * @param carriedNames network names that this machine carries, alone or with others; absent when that could not be read, or
 *     the scan came from before there was this field
 * @param startedAnew true for the first scan of a host with another Windows or on another machine: what earlier scans found,
 *     and what was concluded from them, is not its; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanSnapshot(
        UUID scanId,
        UUID hostId,
        String fqdn,
        long sequence,
        Outcome outcome,
        Instant startedAt,
        Instant finishedAt,
        Instant receivedAt,
        @Nullable Instant lastBootAt,
        @Nullable UUID jobId,
        boolean pendingRestart,
        @JsonProperty("findings") List<Offer> offers,
        List<UpdateRef> installed,
        @Nullable Failure failure,
        boolean simulated,
        @Nullable List<Software> software,
        @Nullable Machine machine,
        @Nullable List<Service> services,
        @Nullable List<RestartMarker> restartMarkers,
        @Nullable List<CarriedName> carriedNames,
        @Nullable Boolean startedAnew) {

    public ScanSnapshot {
        offers = List.copyOf(offers);
        installed = List.copyOf(installed);
        software = software == null ? null : List.copyOf(software);
        services = services == null ? null : List.copyOf(services);
        restartMarkers = restartMarkers == null ? null : List.copyOf(restartMarkers);
        carriedNames = carriedNames == null ? null : List.copyOf(carriedNames);
    }

    /**
     * Which machine an agent runs on. Two machines that speak with one key differ in it; each part may be unknown.
     *
     * @param biosUuid the system UUID of SMBIOS (type 1), lower case; absent where the firmware gives none or a placeholder
     * @param machineGuid {@code HKLM\\SOFTWARE\\Microsoft\\Cryptography\\MachineGuid}, lower case; a clone that was not
     *     generalised has its original's
     * @param computerName the computer's DNS host name, lower case
     * @param domain the DNS domain it is joined to, lower case; absent in a workgroup
     * @param installedAt when this Windows was installed ({@code InstallDate}), by the host's clock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Machine(
            @Nullable String biosUuid,
            @Nullable String machineGuid,
            @Nullable String computerName,
            @Nullable String domain,
            @Nullable Instant installedAt) {

        /**
         * Whether the two cannot be one installation of Windows on one machine: a part that both know differs. What either
         * does not know says nothing.
         */
        public boolean differsFrom(Machine other) {
            return differ(biosUuid, other.biosUuid)
                    || differ(machineGuid, other.machineGuid)
                    || differ(computerName, other.computerName)
                    || differ(domain, other.domain)
                    || differ(installedAt, other.installedAt);
        }

        private static boolean differ(@Nullable Object one, @Nullable Object other) {
            return one != null && other != null && !one.equals(other);
        }
    }

    /**
     * A Windows service.
     *
     * @param name its key name ({@code RTCSRV}, {@code MSSQL$RTCLOCAL})
     * @param state how it stood when it was asked
     */
    public record Service(String name, ServiceState state) {}

    /** How a service stands: {@code dwCurrentState} of {@code SERVICE_STATUS}. */
    public enum ServiceState {
        RUNNING,
        START_PENDING,
        STOP_PENDING,
        STOPPED,
        PAUSED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** A sign that Windows waits for a restart. */
    public enum RestartMarker {
        COMPONENT_BASED_SERVICING,
        WINDOWS_UPDATE,
        /** Renames of files at the next start. Any program asks for them at any time: a remark, by itself no pending restart. */
        FILE_RENAME,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * A network name that one machine or several in turn answer to.
     *
     * @param name fully qualified, lower case
     * @param kind what the name is of
     * @param owner whether this machine answered to it when the scan asked; absent when that could not be told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CarriedName(
            String name, CarriedNameKind kind, @Nullable Boolean owner) {}

    /** What a carried name is of. */
    public enum CarriedNameKind {
        FAILOVER_CLUSTER,
        FAILOVER_CLUSTER_INSTANCE,
        AVAILABILITY_GROUP_LISTENER,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * Something with a version.
     *
     * @param kind what it is
     * @param name the instance's name in upper case, LocalDB's release ({@code 15.0}), or the component's as Windows lists it
     * @param version as the host says, an instance's normalised ({@code 11.0.7001.0}); absent when unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Software(
            SoftwareKind kind, String name, @Nullable String version) {}

    /** What has a version. */
    public enum SoftwareKind {
        SQL_INSTANCE,
        COMPONENT,
        /** SQL Server Express LocalDB: no instance of the host's, a program starts it when it needs it. */
        LOCAL_DB,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** The same scan with other updates named as installed. */
    public ScanSnapshot withInstalled(List<UpdateRef> updates) {
        return new ScanSnapshot(
                scanId,
                hostId,
                fqdn,
                sequence,
                outcome,
                startedAt,
                finishedAt,
                receivedAt,
                lastBootAt,
                jobId,
                pendingRestart,
                offers,
                updates,
                failure,
                simulated,
                software,
                machine,
                services,
                restartMarkers,
                carriedNames,
                startedAnew);
    }

    /** How a scan ended. */
    public enum Outcome {
        COMPLETE,
        /** Some source or part could not be read: what is listed is true, what is not listed is unknown. */
        PARTIAL,
        FAILED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * One update that Windows Update offers to one host, or that waits there for a restart.
     *
     * @param update identity
     * @param title Windows Update's title, cut at 200 characters
     * @param kbs knowledge base article numbers, {@code KB} and digits
     * @param cves CVE numbers Windows Update names, often none
     * @param classification Windows Update's classification ({@code Security Updates} …)
     * @param products Windows Update's product categories
     * @param severity MSRC severity ({@code Critical} …); absent where Microsoft gives none
     * @param state what the host says of it
     * @param sizeBytes largest download size in bytes; absent when unknown
     * @param rebootBehavior {@code InstallationRebootBehavior}
     * @param exclusive whether it must be installed alone ({@code InstallationImpact} 2)
     * @param eulaAccepted false when it has licence terms that nobody has accepted on the host, so that it is not
     *     installed without somebody who does; absent otherwise
     * @param publishedAt last change of its deployment; absent when unknown
     * @param kind what it brings ({@code IUpdate.Type}); absent in scans from before there was this field
     * @param browseOnly true when Windows Update only shows it to who looks for it ({@code BrowseOnly}): optional; absent otherwise
     * @param mandatory true when it belongs to Windows Update itself ({@code IsMandatory}); absent otherwise
     * @param deadline when Windows Update installs it by itself ({@code Deadline}); absent where none is set
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            UpdateRef update,
            String title,
            List<String> kbs,
            List<String> cves,
            String classification,
            List<String> products,
            @Nullable String severity,
            UpdateState state,
            @Nullable Long sizeBytes,
            RebootBehavior rebootBehavior,
            boolean exclusive,
            @Nullable Boolean eulaAccepted,
            @Nullable Instant publishedAt,
            @Nullable UpdateKind kind,
            @Nullable Boolean browseOnly,
            @Nullable Boolean mandatory,
            @Nullable Instant deadline) {

        public Offer {
            kbs = List.copyOf(kbs);
            cves = List.copyOf(cves);
            products = List.copyOf(products);
        }
    }

    /** {@code IUpdate.Type} of the Windows Update Agent. */
    public enum UpdateKind {
        SOFTWARE,
        DRIVER,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** What the host says of an update. */
    public enum UpdateState {
        MISSING,
        INSTALLED_PENDING_REBOOT,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** {@code InstallationRebootBehavior} of the Windows Update Agent. */
    public enum RebootBehavior {
        NEVER_REBOOTS,
        ALWAYS_REQUIRES_REBOOT,
        CAN_REQUEST_REBOOT,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * Why something did not work.
     *
     * @param hresult the HRESULT as {@code 0x} and eight digits; absent where there is none
     * @param message what happened, for a person
     * @param explanations what the HRESULT means, one for each language; absent where there is none or nobody knows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failure(
            @Nullable String hresult,
            String message,
            @Nullable List<JobSnapshot.Explanation> explanations) {

        public Failure {
            explanations = explanations == null ? null : List.copyOf(explanations);
        }

        /** A failure with what its HRESULT means. */
        public static Failure explained(@Nullable String hresult, String message) {
            return new Failure(hresult, message, HresultTexts.of(hresult));
        }
    }
}
