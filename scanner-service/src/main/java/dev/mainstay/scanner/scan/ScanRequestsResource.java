package dev.mainstay.scanner.scan;

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

/** Where a person asks for scans. */
@Path("/api/v1/scan-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scans", description = "What hosts said of their updates")
class ScanRequestsResource {
    private final ScanRequests requests;
    private final Hosts hosts;
    private final HostsInReach reach;

    ScanRequestsResource(ScanRequests requests, Hosts hosts, HostsInReach reach) {
        this.requests = requests;
        this.hosts = hosts;
        this.reach = reach;
    }

    /**
     * Which hosts are to be scanned, one of the three, and why.
     *
     * @param all every active host
     */
    @Schema(examples = """
            {"fqdns":["fe01.lync.example"],"reason":"After the repair"}""")
    record WantedScansRequest(
            @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> hostIds,
            @Nullable @Size(min = 1, max = 10_000) List<@NotBlank String> fqdns,
            @Nullable Boolean all,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * What came of it.
     *
     * @param hosts how many hosts are asked
     */
    record AskedView(int hosts) {}

    @POST
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "requestScans",
            summary = "Ask hosts for a scan",
            description =
                    "Each agent learns of it when it asks next. A host that was asked already is not asked twice.")
    @APIResponse(
            responseCode = "202",
            description = "How many hosts are asked",
            content = @Content(schema = @Schema(implementation = AskedView.class)))
    @APIResponse(responseCode = "404", description = "unknown-host")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response ask(@Valid @NotNull WantedScansRequest request) {
        HostChoice choice = new HostChoice(request.hostIds(), request.fqdns(), request.all());
        List<Host> wanted = choice.among(hosts, hosts::active);
        reach.admit(wanted);
        requests.ask(wanted, request.reason());
        return Response.accepted(new AskedView(wanted.size())).build();
    }
}
