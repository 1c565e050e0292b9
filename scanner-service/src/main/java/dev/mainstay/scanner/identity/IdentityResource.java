package dev.mainstay.scanner.identity;

import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.http.ProblemException;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.HostProblems;
import dev.mainstay.scanner.host.HostsInReach;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a person says which machine a host is. */
@Path("/api/v1/hosts/{hostId}/identity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inventory")
class IdentityResource {
    private final Speakers speakers;
    private final CurrentActor actor;
    private final HostsInReach reach;

    IdentityResource(Speakers speakers, CurrentActor actor, HostsInReach reach) {
        this.speakers = speakers;
        this.actor = actor;
        this.reach = reach;
    }

    /** A decision. */
    @Schema(examples = """
            {"decision":"ACCEPT_NEW","reason":"The mainboard was replaced"}""")
    record IdentityRequest(
            @NotNull IdentityDecision decision,
            @NotBlank @Size(max = 2000) String reason) {}

    /**
     * The decision, which counts from now on.
     *
     * @param ended the contradiction that it ended
     */
    record IdentityView(UUID hostId, IdentityDecision decision, IdentityConflict ended) {}

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "listIdentityDecisions",
            summary = "What people decided about which machine is the host, the latest first")
    @APIResponse(responseCode = "200", description = "Who decided what, when, why, and which contradiction it ended")
    @APIResponse(responseCode = "404", description = "unknown-host")
    public List<PastDecision> decisions(@PathParam("hostId") UUID hostId) {
        reach.admit(new HostId(hostId));
        return speakers.decisions(new HostId(hostId)).orElseThrow(() -> unknown(hostId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermittedTo(
            value = {Role.OPERATOR, Role.ADMINISTRATOR},
            limits = Limits.CHECKED)
    @Operation(
            operationId = "decideIdentity",
            summary = "Decide which machine is the host, while two speak with its key",
            description = """
                    ACCEPT_NEW: the machine that contradicts what is known is the host: it was replaced or installed anew, and
                    starts anew with its next scan. KEEP_KNOWN: the host is the machine that is known, and the other one is
                    refused from now on.
                    """)
    @APIResponse(responseCode = "200", description = "It counts from now on")
    @APIResponse(responseCode = "404", description = "unknown-host")
    @APIResponse(responseCode = "409", description = "no-identity-conflict")
    public IdentityView decide(@PathParam("hostId") UUID hostId, @Valid @NotNull IdentityRequest request) {
        reach.admit(new HostId(hostId));
        IdentityOutcome outcome = speakers.decide(
                        new HostId(hostId), request.decision(), actor.name(), request.reason())
                .orElseThrow(() -> unknown(hostId));
        return switch (outcome) {
            case IdentityOutcome.Decided(IdentityConflict ended) -> new IdentityView(hostId, request.decision(), ended);
            case IdentityOutcome.NothingToDecide() ->
                throw IdentityProblems.NO_IDENTITY_CONFLICT.because(
                        "Nothing contradicts which machine speaks for this host.");
        };
    }

    private static ProblemException unknown(UUID hostId) {
        return HostProblems.UNKNOWN_HOST.because("There is no active host with the id " + hostId + ".");
    }
}
