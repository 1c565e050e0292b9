package dev.mainstay.patch.act;

import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.PageRequest;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.store.HeldJob;
import dev.mainstay.patch.job.store.JobFilter;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.view.JobProblems;
import dev.mainstay.patch.job.view.JobView;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs over REST. */
@Path("/api/v1/jobs")
@Tag(name = "Jobs")
class JobResource {

    private final JobActs acts;
    private final JobQueries queries;
    private final CurrentActor actor;
    private final HostsInReach reach;

    JobResource(JobActs acts, JobQueries queries, CurrentActor actor, HostsInReach reach) {
        this.acts = acts;
        this.queries = queries;
        this.actor = actor;
        this.reach = reach;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "listJobs",
            summary = "Jobs, last planned first",
            description =
                    "The work as it stands this moment, with what holds each and the commands to it. The record of"
                            + " what was done, with its proof, is at report-service. Filters restrict together.")
    public Page<JobView> page(
            @Parameter(description = "May be repeated") @QueryParam("state") Set<JobStatus> states,
            @QueryParam("hostId") @Nullable UUID hostId,
            @Parameter(description = "FQDN of a pool") @QueryParam("pool") @Nullable String pool,
            @QueryParam("rolloutId") @Nullable UUID rolloutId,
            @Parameter(description = "Planned at this instant or later") @QueryParam("from") @Nullable Instant from,
            @Parameter(description = "Planned before this instant") @QueryParam("until") @Nullable Instant until,
            @BeanParam PageRequest page) {
        Page<HeldJob> found =
                queries.page(new JobFilter(states, hostId, pool, rolloutId, from, until), page.after(), page.limit());
        Set<UUID> told =
                reach.among(found.items().stream().map(JobResource::hostOf).toList());
        return new Page<>(
                found.items().stream()
                        .filter(held -> told.contains(hostOf(held)))
                        .map(JobView::of)
                        .toList(),
                found.next());
    }

    @GET
    @Path("{jobId}")
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(operationId = "getJob", summary = "One job with its steps")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-job")
    public JobView one(UUID jobId) {
        HeldJob held = queries.held(new JobId(jobId)).orElseThrow(JobProblems::unknown);
        reach.admit(List.of(hostOf(held)));
        return JobView.of(held);
    }

    @POST
    @Path("{jobId}/cancel")
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "What an agent has begun is asked to stop; it does so only before it installs.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-job")
    @APIResponse(responseCode = "409", description = "job-status, job-terminal, job-unreadable")
    public JobView cancel(UUID jobId, @NotNull @Valid CancelRequest request) {
        admit(jobId);
        return after(acts.cancel(new JobId(jobId), actor.name(), request.reason()), jobId);
    }

    @POST
    @Path("{jobId}/settlement")
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "settleJob",
            summary = "Say what became of a lost or failed job's host",
            description = "A lost job said to be INSTALLED still needs the proof of a scan. A failed job keeps its"
                    + " status; said to be INSTALLED, its host counts as well again.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-job")
    @APIResponse(responseCode = "409", description = "job-status, job-terminal, job-unreadable")
    public JobView settle(UUID jobId, @NotNull @Valid SettlementRequest request) {
        admit(jobId);
        return after(acts.settle(new JobId(jobId), request.outcome(), actor.name(), request.reason()), jobId);
    }

    private void admit(UUID jobId) {
        queries.held(new JobId(jobId)).ifPresent(held -> reach.admit(List.of(hostOf(held))));
    }

    private static UUID hostOf(HeldJob held) {
        return held.job().order().hostId().value();
    }

    private JobView after(Optional<JobDecision> decision, UUID jobId) {
        return switch (decision.orElseThrow(JobProblems::unknown)) {
            case JobDecision.Accepted accepted -> one(jobId);
            case JobDecision.Unchanged() -> one(jobId);
            case JobDecision.Refused refused -> throw JobProblems.of(refused.refusal());
        };
    }
}
