package dev.mainstay.report.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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
        Standing state) {

    /** What is missing, by severity. */
    public Missing missing() {
        return new Missing(critical, important, moderate, low, unspecified, excepted);
    }
}
