package dev.mainstay.scanner.scan.history;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.HostsInReach;
import dev.mainstay.scanner.scan.report.ScanReport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a host told of itself, whole. A fact from which nothing is concluded is shown here, and needs no line for it. */
@Path("/api/v1/hosts/{hostId}/report")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inventory")
class ScanReportResource {
    private final ScanQueries queries;
    private final HostsInReach reach;

    ScanReportResource(ScanQueries queries, HostsInReach reach) {
        this.queries = queries;
        this.reach = reach;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "getHostReport",
            summary = "What the host told in its last complete scan, as its agent posted it",
            description =
                    "A field is absent where the host could not tell it, and where its agent does not know it yet.")
    @APIResponse(
            responseCode = "200",
            description = "The scan, to the letter",
            content = @Content(schema = @Schema(implementation = ScanReport.class)))
    @APIResponse(responseCode = "404", description = "unknown-host-report")
    public String report(@PathParam("hostId") UUID hostId) {
        reach.admit(new HostId(hostId));
        return queries.report(new HostId(hostId))
                .orElseThrow(() -> HistoryProblems.UNKNOWN_HOST_REPORT.because(
                        "There is no host with the id " + hostId + ", or no scan of it was complete."));
    }
}
