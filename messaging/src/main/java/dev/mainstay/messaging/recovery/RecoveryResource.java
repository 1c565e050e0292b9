package dev.mainstay.messaging.recovery;

import dev.mainstay.messaging.AdminProblem;
import dev.mainstay.messaging.recovery.RecoveryRequest.Recovery;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Meeting of a reader and the owner of things after they fell apart (docs/operations.md): the reader forgets which versions
 * it holds, then the owner publishes the present ones again.
 */
@Path("/admin/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class RecoveryResource {
    private static final Logger LOG = Logger.getLogger(RecoveryResource.class);

    private final Recoveries recoveries;
    private final CurrentActor actor;

    RecoveryResource(Recoveries recoveries, CurrentActor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    /**
     * What was done.
     *
     * @param things with how many of its things
     */
    record Done(String topic, int things) {}

    /** Publishes again, as they stand, one thing or all things that this service owns and the topic tells of. */
    @POST
    @Path("/announcements")
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(operationId = "announceAgain", summary = "Publish again, as they stand, things that this service owns")
    @APIResponse(
            responseCode = "200",
            description = "How many things were published again",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Done.class)))
    @APIResponse(responseCode = "404", description = "topic-unknown")
    public Response announce(@Nullable RecoveryRequest request, @Context HttpHeaders headers) {
        return answer(request, headers, "announces again", recovery -> {
            List<Announcer> owners = recoveries.owners(recovery.topic());
            if (owners.isEmpty()) {
                return null;
            }
            recoveries.noteAnnouncement(recovery);
            return owners.stream()
                    .mapToInt(owner -> recoveries.announce(owner, recovery))
                    .sum();
        });
    }

    /** Forgets which version this service holds of one thing, or of all, that the topic tells of. */
    @POST
    @Path("/resets")
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(
            operationId = "forgetVersions",
            summary = "Forget which versions this service holds of things that it reads")
    @APIResponse(
            responseCode = "200",
            description = "How many versions were forgotten",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Done.class)))
    @APIResponse(responseCode = "404", description = "topic-unknown")
    public Response reset(@Nullable RecoveryRequest request, @Context HttpHeaders headers) {
        return answer(request, headers, "forgets the versions", recoveries::forget);
    }

    /** Null of the work: this service has no such topic. */
    private Response answer(
            @Nullable RecoveryRequest request,
            HttpHeaders headers,
            String what,
            Function<Recovery, @Nullable Integer> work) {
        try {
            RecoveryRequest asked = request == null ? new RecoveryRequest(null, null, null) : request;
            Recovery recovery = asked.checked();
            Integer things = work.apply(recovery);
            if (things == null) {
                return AdminProblem.TOPIC_UNKNOWN.response(headers.getAcceptableLanguages(), recovery.topic());
            }
            LOG.warnf(
                    "This service %s of %s (%s, %d in all) for %s: %s",
                    what,
                    recovery.topic(),
                    recovery.thing().map(UUID::toString).orElse("every one"),
                    things,
                    actor.name(),
                    recovery.reason());
            return Response.ok(new Done(recovery.topic(), things)).build();
        } catch (IllegalArgumentException e) {
            return AdminProblem.invalidBody(headers.getAcceptableLanguages(), String.valueOf(e.getMessage()));
        }
    }
}
