package dev.mainstay.scanner.inventory;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.QueryValue;
import dev.mainstay.scanner.host.HostFilter;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    HostInventoryResource(InventoryQueries inventory, Hosts hosts) {
        this.inventory = inventory;
        this.hosts = hosts;
    }

    /** One page of hosts. */
    record HostPageView(List<HostView> hosts, int page, int size, long total) {}

    @GET
    @Operation(summary = "Hosts by FQDN, a page at a time", description = "Without state=RETIRED, the active ones.")
    public HostPageView hosts(
            @Parameter(schema = @Schema(implementation = HostState.class, defaultValue = "ACTIVE"))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @QueryParam("site") @Nullable String site,
            @QueryParam("pool") @Nullable String pool,
            @Parameter(schema = @Schema(implementation = Freshness.class)) @QueryParam("freshness") @Nullable
                    String freshness,
            @QueryParam("name") @Nullable String name,
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
                    String size) {
        int which = QueryValue.number("page", page, 0, 100_000);
        int most = QueryValue.number("size", size, 1, 1000);
        HostFilter filter = new HostFilter(
                Objects.requireNonNullElse(QueryValue.constant("state", state, HostState.class), HostState.ACTIVE),
                site,
                pool,
                QueryValue.constant("freshness", freshness, Freshness.class),
                name);
        Hosts.Page found = hosts.page(filter, which, most);
        return new HostPageView(found.hosts().stream().map(HostView::of).toList(), which, most, found.total());
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
