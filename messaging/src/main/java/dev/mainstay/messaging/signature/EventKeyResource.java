package dev.mainstay.messaging.signature;

import dev.mainstay.messaging.AdminProblem;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The public key of the events, for those who pin it. */
@Path("/admin/v1/event-key")
class EventKeyResource {
    private final EventKeys keys;

    EventKeyResource(EventKeys keys) {
        this.keys = keys;
    }

    /** PEM; 404 from a service that does not sign. */
    @GET
    @PermittedTo({Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(operationId = "getEventKey", summary = "The public key of the events, PEM")
    @Produces({"application/x-pem-file", "application/problem+json"})
    @APIResponse(
            responseCode = "200",
            description = "The key",
            content = @Content(mediaType = "application/x-pem-file"))
    @APIResponse(responseCode = "404", description = "event-key-unknown")
    public Response key(@Context HttpHeaders headers) {
        return keys.key()
                .map(SigningKey::publicPem)
                .map(pem -> Response.ok(pem, "application/x-pem-file").build())
                .orElseGet(
                        () -> AdminProblem.EVENT_KEY_UNKNOWN.response(headers.getAcceptableLanguages(), "event-key"));
    }
}
