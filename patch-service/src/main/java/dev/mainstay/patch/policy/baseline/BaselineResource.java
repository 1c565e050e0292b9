package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.patch.BaselineId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Baselines over REST. */
@Path("/api/v1/baselines")
@Tag(name = "Baselines")
class BaselineResource {

    private final Baselines baselines;

    BaselineResource(Baselines baselines) {
        this.baselines = baselines;
    }

    @POST
    @Operation(operationId = "createBaseline", summary = "Make a baseline")
    public Response add(@NotNull @Valid BaselineRequest request) {
        BaselineView made = BaselineView.of(baselines.add(request));
        return Response.created(URI.create("/api/v1/baselines/" + made.baselineId()))
                .entity(made)
                .build();
    }

    @GET
    @Operation(operationId = "listBaselines", summary = "Baselines, by name")
    public Page<BaselineView> page(
            @Parameter(example = "MDE5OGEwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxfFNlY3VyaXR5")
                    @QueryParam(Cursor.PARAMETER)
                    @Nullable
                    String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        return baselines.page(Cursor.parse(cursor, 2), limit).map(BaselineView::of);
    }

    @GET
    @Path("{baselineId}")
    @Operation(operationId = "getBaseline", summary = "One baseline")
    public BaselineView one(UUID baselineId) {
        return found(baselines.find(new BaselineId(baselineId)), baselineId);
    }

    @PUT
    @Path("{baselineId}")
    @Operation(
            operationId = "changeBaseline",
            summary = "Change a baseline",
            description = "Active rollouts follow it at once.")
    public BaselineView change(UUID baselineId, @NotNull @Valid BaselineRequest request) {
        return found(baselines.change(new BaselineId(baselineId), request), baselineId);
    }

    private static BaselineView found(Optional<Baseline> baseline, UUID baselineId) {
        return baseline.map(BaselineView::of)
                .orElseThrow(() -> new ProblemException(
                        404, "unknown-baseline", "Unknown baseline", "There is no baseline " + baselineId + "."));
    }
}
