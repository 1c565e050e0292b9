package dev.mainstay.report.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.report.compliance.Counts;
import dev.mainstay.report.compliance.Exposure;
import dev.mainstay.report.compliance.Missing;
import dev.mainstay.report.feed.FeedEntry;
import dev.mainstay.report.job.WaitingJobView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page needs, at one moment.
 *
 * @param asOf when it was read
 * @param lastEventId the feed's highest id: give it to the live stream to miss nothing
 * @param simulated whether any host of the estate is simulated
 * @param simulatedOnly whether every host is simulated, so that rollouts and decisions are about nothing else
 * @param patching how many hosts a job is on now
 * @param compliantUnpatchable how many of the compliant hosts have something that cannot be patched any more
 * @param missing missing updates of all hosts
 * @param exposure how many hosts are exposed by what is concluded about them
 * @param pools by site and name; hosts outside any pool are in the pool with the empty name
 * @param runningJobs the jobs that are on a host now or were lost there, with their steps
 * @param waiting how many jobs have not begun
 * @param waitingJobs the longest waiting of them, with what holds each
 * @param rollouts those that have not ended, last changed first
 * @param events the latest, newest first
 */
@Schema(description = "Everything the page needs, at one moment")
record OverviewView(
        Instant asOf,
        long lastEventId,
        boolean simulated,
        boolean simulatedOnly,
        Counts hosts,
        int compliantUnpatchable,
        int patching,
        Counts instances,
        Missing missing,
        Exposure exposure,
        List<PoolView> pools,
        List<JobSnapshot> runningJobs,
        long waiting,
        List<WaitingJobView> waitingJobs,
        List<RolloutSnapshot> rollouts,
        List<FeedEntry> events) {

    /**
     * A pool's tile.
     *
     * @param size how many machines the pool has; more than its members when some are not known yet
     * @param colour what the tile shows
     * @param hosts how its known members stand
     * @param exposure how many of them are exposed by what is concluded about them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PoolView(
            String pool,
            @Nullable String site,
            String kind,
            String product,
            int size,
            @Nullable String pairedWith,
            boolean centralManagement,
            PoolColour colour,
            Counts hosts,
            Missing missing,
            Exposure exposure,
            List<MemberView> members) {}

    /**
     * A host's cell in a pool's tile.
     *
     * @param unpatchable conclusions that nothing can be installed any more
     * @param exploited CVEs known to be exploited, of what is known to be open
     * @param exploitedDue the earliest day by which CISA wants one of them remediated; absent without any
     * @param jobId the job that is on the host now; absent when none is
     * @param identityConflict why it is not known which machine speaks for it, a stable code; absent otherwise
     * @param carriedBy of a name that is no machine the FQDNs of the hosts that carry it, none when they are outside of the estate;
     *     its colour is the worst of theirs; absent for a machine
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberView(
            UUID hostId,
            String fqdn,
            int ordinal,
            @Nullable String upgradeDomain,
            PoolColour colour,
            boolean pendingRestart,
            int missing,
            int unpatchable,
            int exploited,
            @Nullable LocalDate exploitedDue,
            @Nullable UUID jobId,
            @Nullable String jobStatus,
            @Nullable Instant lastScanAt,
            boolean simulated,
            @Nullable String identityConflict,
            @Nullable List<String> carriedBy) {}
}
