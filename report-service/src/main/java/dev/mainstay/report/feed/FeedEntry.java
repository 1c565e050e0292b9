package dev.mainstay.report.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One event as people see it in the feed: facts only, the words are the page's.
 *
 * @param id rises in the order in which events became visible; 0 until stored
 * @param at when it happened
 * @param type the CloudEvents type, such as {@code job.succeeded}
 * @param subject the host, job, rollout or decision it is about
 * @param hostId the host concerned; absent for rollouts and decisions
 * @param name the host's FQDN, the rollout's name, or the update that was decided on
 * @param pools FQDNs of the pools concerned
 * @param status where the subject stands now
 * @param step a job's last step; absent otherwise
 * @param stepState how that step stands
 * @param percent how far that step is, 0 to 100; absent when it cannot be told
 * @param code stable code of a reason; absent without one
 * @param message the reason for a person; absent without one
 * @param act what a person did, where this version of a job tells of it: {@code CANCEL}, {@code SETTLE_INSTALLED} or {@code
 *     SETTLE_FAILED}; absent otherwise
 * @param by who did it or decided; absent where no person did
 * @param simulated whether it is about a simulated Windows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One event of the feed")
public record FeedEntry(
        long id,
        Instant at,
        String type,
        UUID subject,
        @Nullable UUID hostId,
        String name,
        List<String> pools,
        String status,
        @Nullable String step,
        @Nullable String stepState,
        @Nullable Integer percent,
        @Nullable String code,
        @Nullable String message,
        @Nullable String act,
        @Nullable String by,
        boolean simulated) {

    /** An event about a thing that has no steps. */
    public static FeedEntry of(
            Instant at,
            String type,
            UUID subject,
            @Nullable UUID hostId,
            String name,
            List<String> pools,
            String status,
            @Nullable String message,
            boolean simulated) {
        return new FeedEntry(
                0, at, type, subject, hostId, name, pools, status, null, null, null, null, message, null, null,
                simulated);
    }
}
