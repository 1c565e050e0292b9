package dev.mainstay.scanner.inventory;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.http.ProblemException;
import dev.mainstay.scanner.estate.HostFilter;
import dev.mainstay.scanner.estate.HostId;
import dev.mainstay.scanner.estate.Hosts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Hosts as people look at them. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inventory")
class HostInventoryResource {
    private final InventoryQueries inventory;
    private final Hosts hosts;

    HostInventoryResource(InventoryQueries inventory, Hosts hosts) {
        this.inventory = inventory;
        this.hosts = hosts;
    }

    /** One page of hosts. */
    record HostPageView(List<HostView> hosts, int page, int size, long total) {}

    @GET
    @Operation(summary = "Hosts by FQDN, a page at a time", description = "Without state=RETIRED, the active ones.")
    public HostPageView hosts(
            @QueryParam("state") @DefaultValue("ACTIVE") HostState state,
            @QueryParam("site") @Nullable String site,
            @QueryParam("pool") @Nullable String pool,
            @QueryParam("freshness") @Nullable Freshness freshness,
            @QueryParam("name") @Nullable String name,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(100_000) int page,
            @QueryParam("size") @DefaultValue("100") @Min(1) @Max(1000) int size) {
        Hosts.Page found = hosts.page(new HostFilter(state, site, pool, freshness, name), page, size);
        return new HostPageView(found.hosts().stream().map(HostView::of).toList(), page, size, found.total());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One host with its SQL Server instances, its current findings and its last scans")
    @APIResponse(responseCode = "200", description = "The host")
    @APIResponse(responseCode = "404", description = "There is no such host")
    public HostDetailView host(@PathParam("id") UUID id) {
        return inventory
                .host(new HostId(id))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "unknown-host",
                        "The estate has no such host",
                        "There is no host with the id " + id + "."));
    }
}
