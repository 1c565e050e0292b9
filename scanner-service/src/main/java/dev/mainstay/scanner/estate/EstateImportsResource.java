package dev.mainstay.scanner.estate;

import dev.mainstay.http.Language;
import dev.mainstay.http.LimitedBody;
import dev.mainstay.http.Translated;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.plan.Contradictions;
import dev.mainstay.scanner.estate.plan.EstateDiff;
import dev.mainstay.scanner.estate.plan.EstateDiff.ChangedHost;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.TopologyReader;
import dev.mainstay.scanner.topology.UnreadableTopologyException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports of topology documents. */
@Path("/api/v1/estate/imports")
@Tag(name = "Estate", description = "Which hosts there are, and what they are for")
class EstateImportsResource {
    private final EstateChanges changes;

    EstateImportsResource(EstateChanges changes) {
        this.changes = changes;
    }

    /**
     * What an import changes.
     *
     * @param shape which document it was
     * @param applied false for a dry run
     * @param warnings what the document contradicts itself in, and what was left out of it
     */
    record ImportView(
            Topology.Shape shape,
            boolean applied,
            int sites,
            int pools,
            List<String> added,
            List<ChangedHost> changed,
            List<String> retired,
            int unchanged,
            List<WarningView> warnings) {}

    /**
     * A remark on the document.
     *
     * @param code stable, kebab case
     * @param message a sentence in the reader's language that says what was made of it
     */
    record WarningView(String code, String message) {}

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces(MediaType.APPLICATION_JSON)
    @LimitedBody("topology")
    @Translated
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(operationId = "importTopology", summary = "Import a topology document", description = """
                    The output of Get-CsTopology -AsXml or a Topology Builder .tbxml file. It becomes the estate's only
                    topology: hosts that it no longer has are retired, unless they were added by hand. With dryRun=true
                    nothing is changed and the answer says what would be.
                    """)
    @APIResponse(
            responseCode = "200",
            description = "What was, or would be, added, changed and retired, and the document's contradictions")
    @APIResponse(
            responseCode = "400",
            description =
                    "topology-contradiction, topology-dtd-refused, topology-duplicate-fqdn, topology-incomplete, topology-not-xml, topology-pool-without-machines, topology-too-complex, topology-wrong-root")
    @APIResponse(responseCode = "413", description = "body-too-large")
    public ImportView importTopology(
            byte[] document,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        try {
            Topology topology = TopologyReader.read(document);
            Planned planned = changes.importTopology(topology, dryRun);
            EstateDiff diff = planned.diff();
            return new ImportView(
                    topology.shape(),
                    planned.applied(),
                    topology.sites().size(),
                    topology.clusters().size(),
                    diff.added(),
                    diff.changed(),
                    diff.retired(),
                    diff.unchanged(),
                    Contradictions.of(topology).stream()
                            .map(warning -> new WarningView(
                                    warning.code(), warning.message().in(Language.of(language))))
                            .toList());
        } catch (UnreadableTopologyException unreadable) {
            throw EstateProblems.of(unreadable);
        }
    }
}
