package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.workload.Pool;
import dev.mainstay.http.Language;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.QueryValue;
import dev.mainstay.scanner.assessment.CurrentAssessor;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    FindingsResource(FindingQueries findings, CurrentAssessor assessor) {
        this.findings = findings;
        this.assessor = assessor;
    }

    /**
     * One page of findings.
     *
     * @param more whether there is a next page
     */
    record FindingPageView(List<FoundView> findings, int page, int size, boolean more) {}

    @GET
    @Path("/findings")
    @Operation(summary = "Findings of the active hosts, by FQDN, a page at a time")
    public FindingPageView findings(
            @Parameter(schema = @Schema(implementation = FindingState.class)) @QueryParam("state") @Nullable
                    String state,
            @QueryParam("kb") @Nullable String kb,
            @QueryParam("cve") @Nullable String cve,
            @QueryParam("pool") @Nullable String pool,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "0",
                                            maximum = "100000",
                                            defaultValue = "0"))
                    @QueryParam("page")
                    @DefaultValue("0")
                    String page,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("size")
                    @DefaultValue("100")
                    String size,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        int which = QueryValue.number("page", page, 0, 100_000);
        int most = QueryValue.number("size", size, 1, 1000);
        FindingFilter filter =
                new FindingFilter(QueryValue.constant("state", state, FindingState.class), kb, cve, pool);
        List<FoundView> found = findings.page(filter, which, most, Language.of(language));
        boolean more = found.size() > most;
        return new FindingPageView(more ? found.subList(0, most) : found, which, most, more);
    }

    @GET
    @Path("/pools/{fqdn}/findings")
    @Operation(
            summary = "What is concluded about a pool",
            description =
                    "Members at different updates, mirror partners that are unlike; from their last complete scans.")
    @APIResponse(responseCode = "200", description = "The findings; none when all is as it should be")
    @APIResponse(responseCode = "404", description = "unknown-pool")
    @APIResponse(responseCode = "503", description = "catalogue-loading: ask again in a moment")
    public List<PoolFindingView> pool(
            @PathParam("fqdn") String fqdn, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        String name = fqdn.toLowerCase(Locale.ROOT);
        Pool pool = PoolsEvaluator.pool(name, findings.members(name));
        if (pool.members().isEmpty()) {
            throw new ProblemException(
                    404, "unknown-pool", "The estate has no such pool", "There is no pool " + name + " with servers.");
        }
        return assessor.ready().assessor().assess(pool).stream()
                .map(finding -> PoolFindingView.of(finding, Language.of(language)))
                .toList();
    }
}
