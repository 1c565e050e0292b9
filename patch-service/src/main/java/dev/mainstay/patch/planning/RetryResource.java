package dev.mainstay.patch.planning;

import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.view.JobProblems;
import dev.mainstay.patch.planning.Retries.Answer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Second attempts over REST. */
@Path("/api/v1/jobs/{jobId}/retry")
@Tag(name = "Jobs")
class RetryResource {

    private final Retries retries;

    RetryResource(Retries retries) {
        this.retries = retries;
    }

    @POST
    @Operation(
            operationId = "retryJob",
            summary = "Plan a job again that failed or was stopped: what is approved and missing on its host now",
            description =
                    "A job that failed before it changed anything (untouched) no longer stands against its host then; its"
                            + " rollout, if it was halted for failures and bears those that are left, is resumed.")
    public Response retry(UUID jobId) {
        return switch (retries.retry(new JobId(jobId))) {
            case Answer.Planned planned ->
                Response.created(URI.create(
                                "/api/v1/jobs/" + planned.job().order().jobId()))
                        .entity(new RetryView(planned.job().order().jobId().value()))
                        .build();
            case Answer.UnknownJob() -> throw JobProblems.unknown();
            case Answer.NotEnded() ->
                throw conflict("job-status", "Not possible in this status", "The job has not ended.");
            case Answer.RolloutNotActive() ->
                throw conflict(
                        "rollout-state",
                        "Not possible in this state",
                        "The rollout is not active: resume it, or start another.");
            case Answer.HostHasOpenJob() ->
                throw conflict(
                        "host-has-open-job", "The host has another open job", "Wait until it has ended, or cancel it.");
            case Answer.NothingToInstall() ->
                throw conflict(
                        "nothing-to-install",
                        "Nothing left to install",
                        "Nothing that is approved is missing on the host any more, or the removal was withdrawn.");
        };
    }

    /** The new job. */
    public record RetryView(UUID jobId) {}

    private static ProblemException conflict(String code, String title, String detail) {
        return new ProblemException(409, code, title, detail);
    }
}
