package dev.mainstay.scanner.finding.query;

import dev.mainstay.http.Language;
import dev.mainstay.http.Translated;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.HostsInReach;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The findings of one host. */
@Path("/api/v1/hosts/{hostId}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
class HostFindingsResource {
    private final FindingQueries findings;
    private final HostsInReach reach;

    HostFindingsResource(FindingQueries findings, HostsInReach reach) {
        this.findings = findings;
        this.reach = reach;
    }

    @GET
    @Translated
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(operationId = "listHostFindings", summary = "What is concluded about a host, the worst first")
    @APIResponse(responseCode = "200", description = "The findings")
    @APIResponse(responseCode = "404", description = "no-findings")
    public HostFindingsView host(
            @PathParam("hostId") UUID hostId, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        reach.admit(new HostId(hostId));
        return findings.ofHost(new HostId(hostId), Language.of(language))
                .orElseThrow(() -> FindingProblems.NO_FINDINGS.because(
                        "There is no host " + hostId + ", or it has had no complete scan yet."));
    }
}
