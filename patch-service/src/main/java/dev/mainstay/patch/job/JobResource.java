package dev.mainstay.patch.job;

import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs over REST. */
@Path("/api/v1/jobs")
@Tag(name = "Jobs")
public class JobResource {

    private final Jobs jobs;
    private final JobQueries queries;

    JobResource(Jobs jobs, JobQueries queries) {
        this.jobs = jobs;
        this.queries = queries;
    }

    @GET
    @Operation(summary = "Jobs, the newest first")
    public JobPageView page(
            @QueryParam("hostId") @Nullable UUID hostId,
            @QueryParam("rolloutId") @Nullable UUID rolloutId,
            @QueryParam("status") Set<JobStatus> statuses,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        JobFilter filter = new JobFilter(
                hostId == null ? null : new HostId(hostId),
                rolloutId == null ? null : new RolloutId(rolloutId),
                statuses);
        List<HeldJob> found = queries.page(filter, cursor == null ? null : after(cursor), limit);
        @Nullable
        String next = found.size() < limit ? null : cursor(found.getLast().job());
        return new JobPageView(found.stream().map(JobView::of).toList(), next);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One job with its steps")
    public JobView one(UUID id) {
        return queries.held(new JobId(id)).map(JobView::of).orElseThrow(JobProblems::unknown);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            summary = "Cancel a job",
            description = "What an agent has begun is asked to stop; it does so only before it installs.")
    public JobView cancel(UUID id, @NotNull @Valid CancelRequest request) {
        return after(jobs.cancel(new JobId(id), request.by(), request.reason()), id);
    }

    @POST
    @Path("{id}/settlement")
    @Operation(
            summary = "Say what became of a lost or failed job's host",
            description = "A lost job said to be INSTALLED still needs the proof of a scan. A failed job keeps its"
                    + " status; said to be INSTALLED, its host counts as well again.")
    public JobView settle(UUID id, @NotNull @Valid SettlementRequest request) {
        return after(jobs.settle(new JobId(id), request.outcome(), request.by(), request.reason()), id);
    }

    private JobView after(Optional<JobDecision> decision, UUID id) {
        return switch (decision.orElseThrow(JobProblems::unknown)) {
            case JobDecision.Accepted accepted -> one(id);
            case JobDecision.Unchanged() -> one(id);
            case JobDecision.Refused refused -> throw JobProblems.of(refused.refusal());
        };
    }

    private static JobCursor after(String cursor) {
        return JobCursor.parse(cursor)
                .orElseThrow(() -> new ProblemException(
                        400, "invalid-cursor", "Invalid cursor", "Pass the cursor as the last page gave it."));
    }

    private static String cursor(Job last) {
        return new JobCursor(last.order().plannedAt(), last.order().jobId()).text();
    }
}
