package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.RolloutId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rollouts over REST. */
@Path("/api/v1/rollouts")
@Tag(name = "Rollouts")
public class RolloutResource {

    private final Rollouts rollouts;

    RolloutResource(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @POST
    @Operation(
            summary = "Start a rollout",
            description = "A standing order: it plans for what is missing now and for what later scans find missing.")
    public Response start(@NotNull @Valid RolloutRequest request) {
        RolloutSnapshot started = done(rollouts.start(request));
        return Response.created(URI.create("/api/v1/rollouts/" + started.rolloutId()))
                .entity(started)
                .build();
    }

    @GET
    @Operation(summary = "All rollouts, the last changed first")
    public List<RolloutSnapshot> all() {
        return rollouts.all();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One rollout with the number of its jobs by status")
    public RolloutSnapshot one(UUID id) {
        return rollouts.view(new RolloutId(id)).orElseThrow(RolloutResource::unknown);
    }

    @POST
    @Path("{id}/halt")
    @Operation(summary = "Halt: nothing new is released, what runs ends as it will")
    public RolloutSnapshot halt(UUID id, @NotNull @Valid ReasonRequest request) {
        return done(rollouts.halt(new RolloutId(id), request.by(), request.reason()));
    }

    @POST
    @Path("{id}/resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Resume a halted rollout", description = "The body may be left out; then nobody is named.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResumeRequest.class)))
    public RolloutSnapshot resume(UUID id, @NotNull @Valid ResumeRequest request) {
        return done(rollouts.resume(new RolloutId(id), request.by(), request.reason()));
    }

    @POST
    @Path("{id}/end")
    @Operation(summary = "End for good: what is not released is cancelled")
    public RolloutSnapshot end(UUID id, @NotNull @Valid ReasonRequest request) {
        return done(rollouts.end(new RolloutId(id), request.by(), request.reason()));
    }

    private static RolloutSnapshot done(RolloutAnswer answer) {
        return switch (answer) {
            case RolloutAnswer.Done done -> done.rollout();
            case RolloutAnswer.UnknownRollout() -> throw unknown();
            case RolloutAnswer.UnknownBaseline() ->
                throw new ProblemException(
                        422, "unknown-baseline", "Unknown baseline", "Make the baseline before the rollout.");
            case RolloutAnswer.WrongState wrong ->
                throw new ProblemException(
                        409, "rollout-state", "Not possible in this state", "The rollout is " + wrong.state() + ".");
        };
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown-rollout", "Unknown rollout", "There is no such rollout.");
    }
}
