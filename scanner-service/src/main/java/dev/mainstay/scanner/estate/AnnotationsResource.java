package dev.mainstay.scanner.estate;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.estate.plan.Annotations;
import dev.mainstay.scanner.estate.plan.Annotations.InstanceName;
import dev.mainstay.scanner.estate.plan.Annotations.Mirror;
import dev.mainstay.scanner.estate.plan.EstateDiff.ChangedHost;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a person adds to the topology, because the document may not carry it: paired pools, mirrors, carriers of names. */
@Path("/api/v1/estate/annotations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estate")
class AnnotationsResource {
    private final AnnotationChanges changes;

    AnnotationsResource(AnnotationChanges changes) {
        this.changes = changes;
    }

    /**
     * A pool's backup.
     *
     * @param pairedWith FQDN of the backup pool
     */
    @Schema(examples = """
            {"pairedWith":"pool02.lync.example"}""")
    record PairingRequest(@NotBlank String pairedWith) {}

    /** A SQL Server instance on a host. */
    record InstanceRequest(@NotBlank String fqdn, @NotBlank String instance) {
        InstanceName name() {
            return AnnotationsResource.name(fqdn, instance);
        }
    }

    /** The partners of a mirrored instance. */
    @Schema(examples = """
            {"mirror":{"fqdn":"sql02.example","instance":"RTC"},"witness":{"fqdn":"sql03.example","instance":"RTC"}}""")
    record MirrorRequest(
            @NotNull @Valid InstanceRequest mirror,
            @Nullable @Valid InstanceRequest witness) {}

    /**
     * The hosts that carry a name.
     *
     * @param hosts their FQDNs; none when they are outside of the estate
     */
    @Schema(examples = """
            {"hosts":["sql01.example","sql02.example"]}""")
    record CarriersRequest(@NotNull @Size(max = 64) List<@NotBlank String> hosts) {}

    /** Everything that was added by hand. */
    record AnnotationsView(Map<String, String> pairings, List<Mirror> mirrors, Map<String, List<String>> carriers) {}

    /** What an annotation changed. */
    record AppliedView(List<ChangedHost> changed) {}

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "getAnnotations", summary = "Everything that was added to the topology by hand")
    public AnnotationsView annotations() {
        Annotations annotations = changes.annotations();
        return new AnnotationsView(annotations.pairings(), annotations.mirrors(), annotations.carriers());
    }

    @PUT
    @Path("/pairings/{pool}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermittedTo({Role.OPERATOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "pairPool",
            summary = "Say which pool is a pool's backup",
            description = "Holds in both directions, goes before what the topology says, and outlives imports.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-pool")
    @APIResponse(responseCode = "422", description = "annotation-contradiction, pools-not-pairable")
    public AppliedView pair(@PathParam("pool") String pool, @Valid @NotNull PairingRequest request) {
        return applied(changes.pair(lower(pool), lower(request.pairedWith().strip())));
    }

    @DELETE
    @Path("/pairings/{pool}")
    @PermittedTo({Role.OPERATOR, Role.ADMINISTRATOR})
    @Operation(operationId = "unpairPool", summary = "Take back what was said of a pool's backup")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-annotation")
    public AppliedView unpair(@PathParam("pool") String pool) {
        return applied(changes.unpair(lower(pool)));
    }

    @PUT
    @Path("/mirrors/{fqdn}/{instance}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermittedTo({Role.OPERATOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "mirrorInstance",
            summary = "Say which instance mirrors a SQL Server instance, and which is the witness",
            description = "The principal is named by the path; MSSQLSERVER is the default instance.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-host, unknown-sql-instance")
    @APIResponse(responseCode = "422", description = "annotation-contradiction")
    public AppliedView mirror(
            @PathParam("fqdn") String fqdn,
            @PathParam("instance") String instance,
            @Valid @NotNull MirrorRequest request) {
        InstanceRequest witness = request.witness();
        return applied(changes.mirror(
                new Mirror(name(fqdn, instance), request.mirror().name(), witness == null ? null : witness.name())));
    }

    @DELETE
    @Path("/mirrors/{fqdn}/{instance}")
    @PermittedTo({Role.OPERATOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "unmirrorInstance",
            summary = "Take back what was said of an instance's mirror and witness")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-annotation")
    public AppliedView unmirror(@PathParam("fqdn") String fqdn, @PathParam("instance") String instance) {
        return applied(changes.unmirror(name(fqdn, instance)));
    }

    @PUT
    @Path("/carriers/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermittedTo({Role.OPERATOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "setCarriers",
            summary = "Say which hosts carry a name",
            description =
                    "For a name of the topology that is no machine: of an availability group's listener, a failover "
                            + "cluster or a failover cluster instance. No hosts: it is carried outside of the estate. Goes before "
                            + "what scans say, and outlives imports.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-host")
    @APIResponse(responseCode = "422", description = "annotation-contradiction, host-is-machine")
    public AppliedView carry(@PathParam("name") String name, @Valid @NotNull CarriersRequest request) {
        return applied(changes.carry(
                lower(name.strip()),
                request.hosts().stream()
                        .map(host -> lower(host.strip()))
                        .distinct()
                        .sorted()
                        .toList()));
    }

    @DELETE
    @Path("/carriers/{name}")
    @PermittedTo({Role.OPERATOR, Role.ADMINISTRATOR})
    @Operation(operationId = "clearCarriers", summary = "Take back what was said of a name's carriers")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-annotation")
    public AppliedView carryNoMore(@PathParam("name") String name) {
        return applied(changes.carryNoMore(lower(name.strip())));
    }

    private static AppliedView applied(EstateOutcome outcome) {
        return new AppliedView(EstateProblems.planned(outcome).diff().changed());
    }

    private static InstanceName name(String fqdn, String instance) {
        return new InstanceName(lower(fqdn.strip()), instance.strip().toUpperCase(Locale.ROOT));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
