package dev.mainstay.patch.act;

import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.PageRequest;
import dev.mainstay.http.precondition.EntityTags;
import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.patch.policy.baseline.BaselineProblems;
import dev.mainstay.patch.rollout.RolloutAnswer;
import dev.mainstay.patch.rollout.RolloutProblems;
import dev.mainstay.patch.rollout.RolloutRequest;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Rollouts over REST. */
@Path("/api/v1/rollouts")
@Tag(name = "Rollouts")
class RolloutResource {

    private final Rollouts rollouts;
    private final RolloutActs acts;
    private final CurrentActor actor;
    private final HostsInReach reach;

    RolloutResource(Rollouts rollouts, RolloutActs acts, CurrentActor actor, HostsInReach reach) {
        this.rollouts = rollouts;
        this.acts = acts;
        this.actor = actor;
        this.reach = reach;
    }

    @POST
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "startRollout",
            summary = "Start a rollout",
            description = "A standing order: it plans for what is missing now and for what later scans find missing.")
    @APIResponse(
            responseCode = "201",
            description = "The rollout",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RolloutSnapshot.class)))
    @APIResponse(responseCode = "404", description = "unknown-baseline")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response start(@NotNull @Valid RolloutRequest request) {
        reach.admit(request.scope());
        RolloutSnapshot started = done(acts.start(request));
        return Response.created(URI.create("/api/v1/rollouts/" + started.rolloutId()))
                .header(HttpHeaders.ETAG, EntityTags.of(started.sequence()))
                .entity(started)
                .build();
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "listRollouts", summary = "Rollouts, the last changed first")
    public Page<RolloutSnapshot> page(
            @Parameter(description = "Leave out those that have ended") @QueryParam("open") @DefaultValue("false")
                    boolean open,
            @BeanParam PageRequest page) {
        return rollouts.page(open, page.after(), page.limit());
    }

    @GET
    @Path("{rolloutId}")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "getRollout", summary = "One rollout with the number of its jobs by status")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-rollout")
    public RestResponse<RolloutSnapshot> one(UUID rolloutId) {
        return rollouts.view(new RolloutId(rolloutId))
                .map(RolloutResource::tagged)
                .orElseThrow(RolloutResource::unknown);
    }

    @POST
    @Path("{rolloutId}/halt")
    @PermittedTo(
            value = {Role.OPERATOR, Role.APPROVER},
            limits = Limits.CHECKED)
    @Operation(operationId = "haltRollout", summary = "Halt: nothing new is released, what runs ends as it will")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-rollout")
    @APIResponse(responseCode = "409", description = "rollout-state")
    public RestResponse<RolloutSnapshot> halt(
            UUID rolloutId,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @NotNull @Valid ReasonRequest request) {
        admit(rolloutId);
        return tagged(
                done(acts.halt(new RolloutId(rolloutId), IfMatch.parse(ifMatch), actor.name(), request.reason())));
    }

    @POST
    @Path("{rolloutId}/resume")
    @Consumes(MediaType.WILDCARD)
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "resumeRollout",
            summary = "Resume a halted rollout",
            description = "The body may be left out; then no reason is named.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResumeRequest.class)))
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-rollout")
    @APIResponse(responseCode = "409", description = "rollout-state")
    public RestResponse<RolloutSnapshot> resume(
            UUID rolloutId,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @NotNull @Valid ResumeRequest request) {
        admit(rolloutId);
        return tagged(
                done(acts.resume(new RolloutId(rolloutId), IfMatch.parse(ifMatch), actor.name(), request.reason())));
    }

    @POST
    @Path("{rolloutId}/end")
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(operationId = "endRollout", summary = "End for good: what is not released is cancelled")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-rollout")
    @APIResponse(responseCode = "409", description = "rollout-state")
    public RestResponse<RolloutSnapshot> end(
            UUID rolloutId,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @NotNull @Valid ReasonRequest request) {
        admit(rolloutId);
        return tagged(done(acts.end(new RolloutId(rolloutId), IfMatch.parse(ifMatch), actor.name(), request.reason())));
    }

    private void admit(UUID rolloutId) {
        rollouts.find(new RolloutId(rolloutId)).ifPresent(rollout -> reach.admit(rollout.scope()));
    }

    private static RolloutSnapshot done(RolloutAnswer answer) {
        return switch (answer) {
            case RolloutAnswer.Done done -> done.snapshot();
            case RolloutAnswer.UnknownRollout() -> throw unknown();
            case RolloutAnswer.UnknownBaseline() ->
                throw BaselineProblems.UNKNOWN_BASELINE.because("Make the baseline before the rollout.");
            case RolloutAnswer.AnotherVersion(long version) -> throw IfMatch.failed(version);
            case RolloutAnswer.WrongState wrong ->
                throw RolloutProblems.ROLLOUT_STATE.because("The rollout is " + wrong.state() + ".");
        };
    }

    private static RestResponse<RolloutSnapshot> tagged(RolloutSnapshot rollout) {
        return EntityTags.tagged(rollout, rollout.sequence());
    }

    private static ProblemException unknown() {
        return RolloutProblems.UNKNOWN_ROLLOUT.because("There is no such rollout, or its row cannot be read.");
    }
}
