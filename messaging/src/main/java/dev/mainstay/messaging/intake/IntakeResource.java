package dev.mainstay.messaging.intake;

import dev.mainstay.messaging.AdminProblem;
import dev.mainstay.messaging.MessagingClock;
import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.parked.Permit;
import dev.mainstay.messaging.parked.PermitRequest;
import dev.mainstay.messaging.parked.Permits;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The intakes for the operator: how they stand, and letting one go on past what it cannot take. */
@Path("/admin/v1/intakes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class IntakeResource {
    private static final Logger LOG = Logger.getLogger(IntakeResource.class);

    private final Instance<EventTaker> takers;
    private final IntakeStops stops;
    private final InPlaceRetry retry;
    private final Permits permits;
    private final MessagingClock clock;
    private final CurrentActor actor;

    IntakeResource(
            @Any Instance<EventTaker> takers,
            IntakeStops stops,
            InPlaceRetry retry,
            Permits permits,
            MessagingClock clock,
            CurrentActor actor) {
        this.takers = takers;
        this.stops = stops;
        this.retry = retry;
        this.permits = permits;
        this.clock = clock;
        this.actor = actor;
    }

    /** Each group's, as this replica has it. */
    @GET
    @PermittedTo({Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(operationId = "listIntakes", summary = "How each group's intake stands on this replica")
    public List<IntakeView> list() {
        return takers.stream()
                .map(EventTaker::group)
                .distinct()
                .sorted()
                .map(this::view)
                .toList();
    }

    /**
     * Lets bad records of the group be parked without limit, up to a number and an instant. A stopped intake goes on with that
     * within seconds, on every replica.
     */
    @POST
    @Path("/{group}/permit")
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(
            operationId = "permitIntake",
            summary = "Let bad records of a group be parked without limit, for a while")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "How the intake stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IntakeView.class)))
    @APIResponse(responseCode = "404", description = "intake-unknown")
    public Response permit(
            @PathParam("group") String group, @Nullable PermitRequest request, @Context HttpHeaders headers) {
        if (takers.stream().noneMatch(taker -> taker.group().equals(group))) {
            return AdminProblem.INTAKE_UNKNOWN.response(headers.getAcceptableLanguages(), group);
        }
        try {
            PermitRequest asked = request == null ? new PermitRequest(null, null, null) : request;
            Permit permit = asked.at(clock.now(), actor.name());
            permits.give(group, permit);
            LOG.warnf(
                    "%s lets group %s park up to %d records until %s: %s",
                    permit.by(), group, permit.recordsLeft(), permit.until(), permit.reason());
            return Response.ok(view(group)).build();
        } catch (IllegalArgumentException e) {
            return AdminProblem.invalidBody(headers.getAcceptableLanguages(), String.valueOf(e.getMessage()));
        }
    }

    private IntakeView view(String group) {
        return new IntakeView(
                group,
                stops.reasons().get(group),
                retry.waiting().get(group),
                permits.standing(group).orElse(null));
    }
}
