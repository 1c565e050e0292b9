package dev.mainstay.scanner.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.HostFilter;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.HostProblems;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.host.HostsInReach;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final HostsInReach reach;

    HostInventoryResource(InventoryQueries inventory, Hosts hosts, HostsInReach reach) {
        this.inventory = inventory;
        this.hosts = hosts;
        this.reach = reach;
    }

    /**
     * One page of hosts.
     *
     * @param next the {@code cursor} of the page after it; absent from the last page
     * @param total how many hosts the filter lets through, on all pages, also where a role does not reach
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HostPageView(List<HostView> items, @Nullable String next, long total) {}

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "listHosts",
            summary = "Hosts by FQDN, a page at a time",
            description =
                    "Without state=RETIRED, the active ones. kind is that of a pool of theirs, PLAIN for hosts in none.")
    public HostPageView hosts(
            @QueryParam("state") @DefaultValue("ACTIVE") HostState state,
            @QueryParam("site") @Nullable String site,
            @QueryParam("pool") @Nullable String pool,
            @QueryParam("kind") @Nullable PoolKind kind,
            @QueryParam("freshness") @Nullable Freshness freshness,
            @QueryParam("name") @Nullable String name,
            @Parameter(example = "YS5leGFtcGxlfDAxOThhMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ")
                    @QueryParam(Cursor.PARAMETER)
                    @Nullable
                    String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        Hosts.Page found =
                hosts.page(new HostFilter(state, site, pool, kind, freshness, name), Cursor.parse(cursor, 2), limit);
        Page<HostView> page = Page.of(
                found.hosts(),
                limit,
                HostView::of,
                host -> Cursor.after(host.fqdn(), host.id().value()));
        return new HostPageView(reach.among(page.items(), HostView::hostId), page.next(), found.total());
    }

    @GET
    @Path("/{hostId}")
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "getHost",
            summary = "One host with its SQL Server instances, its current findings and its last scans")
    @APIResponse(responseCode = "200", description = "The host")
    @APIResponse(responseCode = "404", description = "unknown-host")
    public HostDetailView host(@PathParam("hostId") UUID hostId) {
        reach.admit(new HostId(hostId));
        return inventory
                .host(new HostId(hostId))
                .orElseThrow(() -> HostProblems.UNKNOWN_HOST.because("There is no host with the id " + hostId + "."));
    }
}
