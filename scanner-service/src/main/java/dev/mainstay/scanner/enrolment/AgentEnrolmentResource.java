package dev.mainstay.scanner.enrolment;

import dev.mainstay.http.ProblemKind;
import dev.mainstay.http.Violation;
import dev.mainstay.scanner.enrolment.EnrolmentOutcome.Enrolled;
import dev.mainstay.scanner.enrolment.EnrolmentOutcome.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a new agent introduces itself. The one agent endpoint that is not signed: there is no key yet. */
@Path("/agent/v1/enrolments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents", description = "What host agents call: docs/agent-protocol.md")
class AgentEnrolmentResource {
    private final Enrolments enrolments;

    AgentEnrolmentResource(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /**
     * An agent's introduction.
     *
     * @param publicKey Ed25519, Base64 of X.509 SubjectPublicKeyInfo
     */
    record EnrolmentRequest(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Size(max = 255) String fqdn,
            @NotBlank @Size(max = 200) String publicKey) {}

    /** The agent's identity from now on, and the id of its key. */
    record EnrolmentView(UUID hostId) {}

    @POST
    @Operation(operationId = "enrolAgent", summary = "Enrol an agent with a one-time token")
    @APIResponse(
            responseCode = "201",
            description = "Enrolled, now or before with the same key",
            content = @Content(schema = @Schema(implementation = EnrolmentView.class)))
    @APIResponse(responseCode = "403", description = "enrolment-token-expired, enrolment-token-unknown")
    @APIResponse(responseCode = "409", description = "enrolment-fqdn-mismatch, enrolment-token-used")
    public Response enrol(@Valid @NotNull EnrolmentRequest request) {
        if (AgentPublicKey.parse(request.publicKey()).isEmpty()) {
            throw Violation.invalidRequest(List.of(
                    Violation.at("/publicKey", "must be Base64 of an Ed25519 key as X.509 SubjectPublicKeyInfo")));
        }
        EnrolmentOutcome outcome = enrolments.enrol(
                new Token(request.token()), request.fqdn().toLowerCase(Locale.ROOT), request.publicKey());
        return switch (outcome) {
            case Enrolled enrolled ->
                Response.status(Response.Status.CREATED)
                        .entity(new EnrolmentView(enrolled.host().value()))
                        .build();
            case Refused(ProblemKind why, String detail) -> throw why.because(detail);
        };
    }
}
