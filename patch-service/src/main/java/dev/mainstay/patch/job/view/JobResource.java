package dev.mainstay.patch.job.view;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.QueryValue;
import dev.mainstay.http.Violation;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.store.HeldJob;
import dev.mainstay.patch.job.store.JobCursor;
import dev.mainstay.patch.job.store.JobFilter;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
            @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("hostId") @Nullable String hostId,
            @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("rolloutId") @Nullable
                    String rolloutId,
            @Parameter(schema = @Schema(type = SchemaType.ARRAY, implementation = JobStatus.class))
                    @QueryParam("status")
                    List<String> statuses,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        UUID host = id("hostId", hostId);
        UUID rollout = id("rolloutId", rolloutId);
        int most = QueryValue.number("limit", limit, 1, 500);
        JobFilter filter = new JobFilter(
                host == null ? null : new HostId(host),
                rollout == null ? null : new RolloutId(rollout),
                statuses.stream()
                        .map(status -> Objects.requireNonNull(QueryValue.constant("status", status, JobStatus.class)))
                        .collect(Collectors.toSet()));
        List<HeldJob> found = queries.page(filter, cursor == null ? null : after(cursor), most);
        @Nullable
        String next = found.size() < most ? null : cursor(found.getLast().job());
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

    private static @Nullable UUID id(String parameter, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Violation.invalidRequest(List.of(Violation.in(parameter, "must be a UUID")));
        }
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
