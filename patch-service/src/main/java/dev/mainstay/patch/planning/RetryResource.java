package dev.mainstay.patch.planning;

import dev.mainstay.patch.JobId;
import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.view.JobProblems;
import dev.mainstay.patch.planning.Retries.Answer;
import dev.mainstay.patch.rollout.RolloutProblems;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Second attempts over REST. */
@Path("/api/v1/jobs/{jobId}/retry")
@Tag(name = "Jobs")
class RetryResource {

    private final Retries retries;
    private final JobQueries queries;
    private final HostsInReach reach;

    RetryResource(Retries retries, JobQueries queries, HostsInReach reach) {
        this.retries = retries;
        this.queries = queries;
        this.reach = reach;
    }

    @POST
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "retryJob",
            summary = "Plan a job again that failed or was stopped: what is approved and missing on its host now",
            description =
                    "A job that failed before it changed anything (untouched) no longer stands against its host then; its"
                            + " rollout, if it was halted for failures and bears those that are left, is resumed.")
    @APIResponse(
            responseCode = "201",
            description = "The new job",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetryView.class)))
    @APIResponse(responseCode = "404", description = "unknown-job")
    @APIResponse(responseCode = "409", description = "host-has-open-job, job-status, nothing-to-install, rollout-state")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response retry(UUID jobId) {
        queries.held(new JobId(jobId))
                .ifPresent(
                        held -> reach.admit(List.of(held.job().order().hostId().value())));
        return switch (retries.retry(new JobId(jobId))) {
            case Answer.Planned planned ->
                Response.created(URI.create(
                                "/api/v1/jobs/" + planned.job().order().jobId()))
                        .entity(new RetryView(planned.job().order().jobId().value()))
                        .build();
            case Answer.UnknownJob() -> throw JobProblems.unknown();
            case Answer.NotEnded() -> throw JobProblems.JOB_STATUS.because("The job has not ended.");
            case Answer.RolloutNotActive() ->
                throw RolloutProblems.ROLLOUT_STATE.because("The rollout is not active: resume it, or start another.");
            case Answer.HostHasOpenJob() ->
                throw JobProblems.HOST_HAS_OPEN_JOB.because("Wait until it has ended, or cancel it.");
            case Answer.NothingToInstall() ->
                throw RetryProblems.NOTHING_TO_INSTALL.because(
                        "Nothing that is approved is missing on the host any more, or the removal was withdrawn.");
        };
    }

    /** The new job. */
    public record RetryView(UUID jobId) {}
}
