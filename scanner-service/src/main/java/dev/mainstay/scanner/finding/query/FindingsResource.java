package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.workload.Pool;
import dev.mainstay.http.Language;
import dev.mainstay.http.Translated;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.assessment.CurrentAssessor;
import dev.mainstay.scanner.host.HostProblems;
import dev.mainstay.scanner.host.HostsInReach;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Findings as people look at them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings", description = "What is concluded about hosts and pools, with the evidence")
class FindingsResource {
    private final FindingQueries findings;
    private final CurrentAssessor assessor;
    private final HostsInReach reach;

    FindingsResource(FindingQueries findings, CurrentAssessor assessor, HostsInReach reach) {
        this.findings = findings;
        this.assessor = assessor;
        this.reach = reach;
    }

    @GET
    @Path("/findings")
    @Translated
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(operationId = "listFindings", summary = "Findings of the active hosts, by FQDN, a page at a time")
    public Page<FoundView> findings(
            @QueryParam("state") @Nullable FindingState state,
            @QueryParam("kb") @Nullable String kb,
            @QueryParam("cve") @Nullable String cve,
            @QueryParam("pool") @Nullable String pool,
            @Parameter(example = "YS5leGFtcGxlfDE") @QueryParam(Cursor.PARAMETER) @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Page<FoundView> page = findings.page(
                new FindingFilter(state, kb, cve, pool), Cursor.parse(cursor, 2), limit, Language.of(language));
        return new Page<>(reach.among(page.items(), FoundView::hostId), page.next());
    }

    @GET
    @Path("/pools/{pool}/findings")
    @Translated
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "listPoolFindings",
            summary = "What is concluded about a pool",
            description =
                    "Members at different updates, mirror partners that are unlike; from their last complete scans.")
    @APIResponse(responseCode = "200", description = "The findings; none when all is as it should be")
    @APIResponse(responseCode = "404", description = "unknown-pool")
    @APIResponse(responseCode = "503", description = "catalogue-loading")
    public List<PoolFindingView> pool(
            @PathParam("pool") String pool, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        reach.admitPool(pool);
        String name = pool.toLowerCase(Locale.ROOT);
        Pool members = PoolsEvaluator.pool(name, findings.members(name));
        if (members.members().isEmpty()) {
            throw HostProblems.UNKNOWN_POOL.because("There is no pool " + name + " with servers.");
        }
        return assessor.ready().assessor().assess(members).stream()
                .map(finding -> PoolFindingView.of(finding, Language.of(language)))
                .toList();
    }
}
