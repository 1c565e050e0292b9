package dev.mainstay.patch.ordering;

import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.patch.ordering.Removals.Answer;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Removals over REST. */
@Path("/api/v1/removals")
@Tag(name = "Removals")
class RemovalResource {

    private final Removals removals;
    private final CurrentActor actor;
    private final HostsInReach reach;

    RemovalResource(Removals removals, CurrentActor actor, HostsInReach reach) {
        this.removals = removals;
        this.actor = actor;
        this.reach = reach;
    }

    @POST
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "orderRemoval",
            summary = "Order that an update is removed from hosts",
            description = "Each host gets a job of the rollout, released and proven like any other, and the update is"
                    + " declined on these hosts. Cancel a job, or retract the decision, to withdraw it.")
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RemovalView.class)))
    @APIResponse(responseCode = "404", description = "unknown-rollout")
    @APIResponse(responseCode = "409", description = "host-has-open-job, hosts-not-possible, rollout-state")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response order(@NotNull @Valid RemovalRequest request) {
        reach.admit(request.hostIds());
        return switch (removals.order(request, actor.name())) {
            case Answer.Ordered ordered ->
                Response.status(Response.Status.CREATED)
                        .entity(ordered.removal())
                        .build();
            case Answer.Refused refused -> throw NamedHostProblems.of(refused.why());
        };
    }
}
