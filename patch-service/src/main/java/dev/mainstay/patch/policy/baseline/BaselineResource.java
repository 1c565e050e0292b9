package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.BaselineId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Baselines over REST. */
@Path("/api/v1/baselines")
@Tag(name = "Baselines")
public class BaselineResource {

    private final Baselines baselines;

    BaselineResource(Baselines baselines) {
        this.baselines = baselines;
    }

    @POST
    @Operation(summary = "Make a baseline")
    public Response add(@NotNull @Valid BaselineRequest request) {
        BaselineView made = BaselineView.of(baselines.add(request));
        return Response.created(URI.create("/api/v1/baselines/" + made.baselineId()))
                .entity(made)
                .build();
    }

    @GET
    @Operation(summary = "All baselines, by name")
    public List<BaselineView> all() {
        return baselines.all().stream().map(BaselineView::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One baseline")
    public BaselineView one(UUID id) {
        return found(baselines.find(new BaselineId(id)), id);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a baseline", description = "Active rollouts follow it at once.")
    public BaselineView change(UUID id, @NotNull @Valid BaselineRequest request) {
        return found(baselines.change(new BaselineId(id), request), id);
    }

    private static BaselineView found(Optional<Baseline> baseline, UUID id) {
        return baseline.map(BaselineView::of)
                .orElseThrow(() -> new ProblemException(
                        404, "unknown-baseline", "Unknown baseline", "There is no baseline " + id + "."));
    }
}
