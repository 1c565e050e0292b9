package dev.mainstay.report.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a host of the estate stands.
 *
 * @param freshness whether its last scan can be relied on
 * @param scanOutcome how its last scan ended; absent before the first
 * @param critical missing updates of MSRC severity Critical, those excepted by a decision not counted; likewise the next
 * @param unspecified missing updates without an MSRC severity
 * @param excepted missing updates that are declined or whose risk is accepted
 * @param pendingRestart whether a restart is due
 * @param jobId its last job; absent before the first
 * @param patching whether that job is on the host now
 * @param assessed whether anything was concluded about the host from a scan and the catalogue; the next four count it
 * @param unpatchable conclusions that nothing can be installed any more
 * @param exploited CVEs known to be exploited, of what is known to be open
 * @param exploitedDue the earliest day by which CISA wants one of them remediated; absent without any
 * @param undetermined conclusions that nobody can tell
 * @param optional optional updates and drivers that are offered: not counted as missing
 * @param identityConflict why it is not known which machine speaks for it, a stable code; absent otherwise
 * @param carriedBy of a name of the topology that is no machine the FQDNs of the hosts that carry it, none when they are outside
 *     of the estate; absent for a machine. A name is scanned by nobody and counted nowhere
 * @param fileRename whether its last scan tells of renames of files at the next start, which are by themselves no pending restart
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Where a host stands")
public record HostState(
        UUID hostId,
        String fqdn,
        @Nullable String site,
        @Nullable String operatingSystem,
        String freshness,
        @Nullable Instant lastScanAt,
        boolean simulated,
        @Nullable String scanOutcome,
        int critical,
        int important,
        int moderate,
        int low,
        int unspecified,
        int excepted,
        boolean pendingRestart,
        @Nullable UUID jobId,
        @Nullable String jobStatus,
        boolean patching,
        Standing state,
        boolean assessed,
        int unpatchable,
        int exploited,
        @Nullable LocalDate exploitedDue,
        int undetermined,
        int optional,
        boolean fileRename,
        @Nullable String identityConflict,
        @Nullable List<String> carriedBy) {

    /** Whether it is a machine, and not only a name that machines carry. */
    public boolean machine() {
        return carriedBy == null;
    }

    /** What is missing, by severity. */
    public Missing missing() {
        return new Missing(critical, important, moderate, low, unspecified, excepted);
    }
}
