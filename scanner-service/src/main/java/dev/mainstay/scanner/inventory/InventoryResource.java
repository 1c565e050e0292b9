package dev.mainstay.scanner.inventory;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.HostsInReach;
import dev.mainstay.scanner.scan.history.ScanQueries;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The estate as people look at it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inventory", description = "Sites, pools, and hosts with their scans")
class InventoryResource {
    private final InventoryQueries inventory;
    private final ScanQueries scans;
    private final HostsInReach reach;

    InventoryResource(InventoryQueries inventory, ScanQueries scans, HostsInReach reach) {
        this.inventory = inventory;
        this.scans = scans;
        this.reach = reach;
    }

    /** Hosts that miss an update. */
    record MissingView(UUID updateId, List<UUID> hostIds) {}

    @GET
    @Path("/sites")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "listSites", summary = "The sites, central ones and remote ones")
    public List<SiteView> sites() {
        return inventory.sites();
    }

    @GET
    @Path("/pools")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "listPools", summary = "The pools with their members in topology order")
    public List<PoolView> pools() {
        return inventory.pools();
    }

    @GET
    @Path("/updates/{updateId}/hosts")
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "listHostsMissingUpdate",
            summary = "The hosts whose last complete scan was offered an update, any revision")
    public MissingView missing(@PathParam("updateId") UUID updateId) {
        return new MissingView(updateId, reach.among(scans.hostsMissing(updateId), Function.identity()));
    }
}
