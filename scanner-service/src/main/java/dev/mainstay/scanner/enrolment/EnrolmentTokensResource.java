package dev.mainstay.scanner.enrolment;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostChoice;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.host.HostsInReach;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a person gets tokens for agents that are to enrol. */
@Path("/api/v1/enrolment-tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Enrolment", description = "How host agents become known")
class EnrolmentTokensResource {
    private final Enrolments enrolments;
    private final Hosts hosts;
    private final HostsInReach reach;

    EnrolmentTokensResource(Enrolments enrolments, Hosts hosts, HostsInReach reach) {
        this.enrolments = enrolments;
        this.hosts = hosts;
        this.reach = reach;
    }

    /**
     * For whom; one of the three.
     *
     * @param hostIds hosts by id, enrolled before or not
     * @param fqdns likewise, by name
     * @param all every active host without an agent
     */
    @Schema(examples = """
            {"fqdns":["fe01.lync.example"]}""")
    record TokensRequest(
            @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> hostIds,
            @Nullable @Size(min = 1, max = 10_000) List<@NotBlank String> fqdns,
            @Nullable Boolean all) {}

    /**
     * A token. It is shown this once.
     *
     * @param token give it to the agent of this host, and to no other
     */
    record TokenView(UUID hostId, String fqdn, String token, Instant expiresAt) {}

    @POST
    @PermittedTo(
            value = {Role.OPERATOR, Role.ADMINISTRATOR},
            limits = Limits.CHECKED)
    @Operation(operationId = "createEnrolmentTokens", summary = "Make enrolment tokens", description = """
                    One token per host: usable once, by this host, until it expires. They are shown in this answer only. A
                    new token makes an earlier unused one of the same host worthless; an agent that enrols again with it
                    replaces the host's key.
                    """)
    @APIResponse(
            responseCode = "201",
            description = "The tokens, by FQDN",
            content = @Content(schema = @Schema(implementation = TokenView[].class)))
    @APIResponse(responseCode = "404", description = "unknown-host")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response issue(@Valid @NotNull TokensRequest request) {
        HostChoice choice = new HostChoice(request.hostIds(), request.fqdns(), request.all());
        List<Host> wanted = choice.among(hosts, enrolments::notEnrolled);
        reach.admit(wanted);
        List<TokenView> views = enrolments.issue(wanted).stream()
                .map(issued -> new TokenView(
                        issued.host().id().value(),
                        issued.host().fqdn(),
                        issued.token().text(),
                        issued.expiresAt()))
                .toList();
        return Response.status(Response.Status.CREATED).entity(views).build();
    }
}
