package dev.mainstay.patch.planning;

import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.planning.Removals.Answer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Removals over REST. */
@Path("/api/v1/removals")
@Tag(name = "Removals")
public class RemovalResource {

    private final Removals removals;

    RemovalResource(Removals removals) {
        this.removals = removals;
    }

    @POST
    @Operation(
            summary = "Order that an update is removed from hosts",
            description = "Each host gets a job of the rollout, released and proven like any other, and the update is"
                    + " declined on these hosts. Cancel a job, or retract the decision, to withdraw it.")
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content = @Content(schema = @Schema(implementation = RemovalView.class)))
    public Response order(@NotNull @Valid RemovalRequest request) {
        return switch (removals.order(request)) {
            case Answer.Ordered ordered ->
                Response.status(Response.Status.CREATED)
                        .entity(ordered.removal())
                        .build();
            case Answer.UnknownRollout() ->
                throw new ProblemException(404, "unknown-rollout", "Unknown rollout", "There is no such rollout.");
            case Answer.RolloutNotActive() ->
                throw new ProblemException(
                        409,
                        "rollout-state",
                        "Not possible in this state",
                        "The rollout is not active: resume it, or start another.");
            case Answer.NotPossible impossible ->
                throw new ProblemException(
                        409,
                        "removal-not-possible",
                        "Not possible on these hosts",
                        "The rollout does not cover them, or they were never scanned: "
                                + impossible.hosts().stream()
                                        .map(HostId::toString)
                                        .collect(Collectors.joining(", ")));
            case Answer.HostsHaveOpenJobs() ->
                throw new ProblemException(
                        409,
                        "host-has-open-job",
                        "The host has another open job",
                        "All of the hosts do. Wait until they have ended, or cancel them.");
        };
    }
}
