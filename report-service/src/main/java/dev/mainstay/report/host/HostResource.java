package dev.mainstay.report.host;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hosts over REST. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hosts", description = "One host and what it is missing")
class HostResource {
    private final HostQueries hosts;

    HostResource(HostQueries hosts) {
        this.hosts = hosts;
    }

    @GET
    @Path("{hostId}")
    @Blocking
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "getHost",
            summary = "A host with its findings and what is concluded about it",
            description = "`findings` are the updates that its scans offer; after a failed scan those of the last scan"
                    + " that found any. `conclusions` are drawn from its last complete scan and the catalogue, the worst"
                    + " first, in English with `translations`; `stale` when they may no longer hold. 404"
                    + " `unknown-host` when no such host is part of the estate.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-host")
    public HostView host(@PathParam("hostId") UUID hostId) {
        return hosts.host(hostId)
                .orElseThrow(() -> HostProblems.UNKNOWN_HOST.because(
                        "No host " + hostId + " is part of the estate; it may have been retired."));
    }
}
