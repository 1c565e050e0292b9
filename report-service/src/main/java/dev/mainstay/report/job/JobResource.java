package dev.mainstay.report.job;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.PageRequest;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs over REST. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Patch jobs, current and past")
class JobResource {
    private final JobQueries jobs;

    JobResource(JobQueries jobs) {
        this.jobs = jobs;
    }

    @GET
    @Blocking
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "listJobs",
            summary = "Jobs as the record has them, last planned first",
            description =
                    "Every job that ever was, with its proof, as patch-service published it: seconds behind at most."
                            + " What is in hand now, and commands to it, are at patch-service. Filters restrict together.")
    public Page<JobSnapshot> list(
            @Parameter(description = "May be repeated") @QueryParam("state") Set<JobStatus> states,
            @QueryParam("hostId") @Nullable UUID hostId,
            @Parameter(description = "FQDN of a pool") @QueryParam("pool") @Nullable String pool,
            @QueryParam("rolloutId") @Nullable UUID rolloutId,
            @Parameter(description = "Planned at this instant or later") @QueryParam("from") @Nullable Instant from,
            @Parameter(description = "Planned before this instant") @QueryParam("until") @Nullable Instant until,
            @BeanParam PageRequest page) {
        return jobs.list(new JobFilter(states, hostId, pool, rolloutId, from, until, page.after()), page.limit());
    }

    @GET
    @Path("{jobId}")
    @Blocking
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "getJob",
            summary = "A job with its steps and history",
            description = "404 `unknown-job` when the reporting store has no such job.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-job")
    public JobView job(@PathParam("jobId") UUID jobId) {
        return jobs.job(jobId)
                .orElseThrow(() -> JobProblems.UNKNOWN_JOB.because("The reporting store has no job " + jobId + "."));
    }
}
