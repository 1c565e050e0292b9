package dev.mainstay.scanner.estate;

import dev.mainstay.http.LimitedBody;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.estate.plan.AddedHost;
import dev.mainstay.scanner.estate.plan.EstateDiff;
import dev.mainstay.scanner.estate.plan.EstateDiff.ChangedHost;
import dev.mainstay.scanner.host.EstateConfig;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.host.HostsInReach;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hosts that no topology has: plain Windows servers, reverse proxies. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estate")
class AddedHostsResource {
    private final EstateChanges changes;
    private final Hosts hosts;
    private final EstateConfig config;
    private final HostsInReach reach;

    AddedHostsResource(EstateChanges changes, Hosts hosts, EstateConfig config, HostsInReach reach) {
        this.changes = changes;
        this.hosts = hosts;
        this.config = config;
        this.reach = reach;
    }

    /** A host that was added. */
    record AddedHostView(UUID hostId, String fqdn) {}

    /** What a CSV import changed. */
    record HostImportView(List<String> added, List<ChangedHost> changed, int unchanged) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermittedTo(
            value = {Role.OPERATOR, Role.ADMINISTRATOR},
            limits = Limits.CHECKED)
    @Operation(
            operationId = "addHost",
            summary = "Add a host by hand",
            description = "No import of a topology ever retires it.")
    @APIResponse(
            responseCode = "201",
            description = "The host",
            content = @Content(schema = @Schema(implementation = AddedHostView.class)))
    @APIResponse(responseCode = "409", description = "host-exists, host-in-topology, pool-in-topology")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response add(@Valid @NotNull NewHostRequest request) {
        AddedHost host = request.host();
        reach.admitNew(host.site(), host.pool());
        EstateProblems.planned(changes.addByHand(host));
        UUID id = hosts.named(host.fqdn())
                .map(added -> added.id().value())
                .orElseThrow(() -> new IllegalStateException("A host that was just added is gone"));
        return Response.created(URI.create("/api/v1/hosts/" + id))
                .entity(new AddedHostView(id, host.fqdn()))
                .build();
    }

    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @LimitedBody("csv")
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(operationId = "importHosts", summary = "Add or change hosts from CSV", description = """
                    A header line with the columns fqdn, site, kind and, if wanted, pool. All lines are taken, or none.
                    Hosts that were added by hand before and are not in the file stay as they are.
                    """)
    @APIResponse(responseCode = "200", description = "What was added and changed")
    @APIResponse(responseCode = "400", description = "csv-unreadable")
    @APIResponse(responseCode = "409", description = "host-in-topology, pool-in-topology")
    @APIResponse(responseCode = "413", description = "body-too-large")
    public HostImportView importCsv(String csv) {
        HostCsv.Reading reading = HostCsv.read(csv, config.maxCsvLines());
        if (!reading.badLines().isEmpty()) {
            HostCsv.BadLine first = reading.badLines().get(0);
            throw EstateProblems.CSV_UNREADABLE
                    .because("Line " + first.line() + ": " + first.problem())
                    .with("line", first.line())
                    .with("lines", reading.badLines());
        }
        EstateDiff diff =
                EstateProblems.planned(changes.putByHand(reading.hosts())).diff();
        return new HostImportView(diff.added(), diff.changed(), diff.unchanged());
    }

    @DELETE
    @Path("/{hostId}")
    @PermittedTo(
            value = {Role.OPERATOR, Role.ADMINISTRATOR},
            limits = Limits.CHECKED)
    @Operation(operationId = "retireHost", summary = "Retire a host that was added by hand")
    @APIResponse(responseCode = "204", description = "It is retired")
    @APIResponse(responseCode = "404", description = "unknown-host")
    @APIResponse(responseCode = "409", description = "host-in-topology")
    public void retire(@PathParam("hostId") UUID hostId) {
        reach.admit(new HostId(hostId));
        EstateProblems.planned(changes.retireByHand(new HostId(hostId)));
    }
}
