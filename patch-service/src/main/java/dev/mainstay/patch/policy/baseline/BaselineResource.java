package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.precondition.EntityTags;
import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    @PermittedTo(Role.APPROVER)
    @Operation(operationId = "createBaseline", summary = "Make a baseline")
    @APIResponse(
            responseCode = "201",
            description = "The baseline",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BaselineView.class)))
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response add(@NotNull @Valid BaselineRequest request) {
        BaselineView made = BaselineView.of(baselines.add(request));
        return Response.created(URI.create("/api/v1/baselines/" + made.baselineId()))
                .header(HttpHeaders.ETAG, EntityTags.of(made.version()))
                .entity(made)
                .build();
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
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
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "getBaseline", summary = "One baseline")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-baseline")
    public RestResponse<BaselineView> one(UUID baselineId) {
        return baselines
                .find(new BaselineId(baselineId))
                .map(BaselineResource::tagged)
                .orElseThrow(() -> unknown(baselineId));
    }

    @PUT
    @Path("{baselineId}")
    @PermittedTo(Role.APPROVER)
    @Operation(
            operationId = "changeBaseline",
            summary = "Change a baseline",
            description = "Active rollouts follow it at once.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-baseline")
    public RestResponse<BaselineView> change(
            UUID baselineId,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @NotNull @Valid BaselineRequest request) {
        return switch (baselines.change(new BaselineId(baselineId), IfMatch.parse(ifMatch), request)) {
            case BaselineAnswer.Changed(Baseline baseline) -> tagged(baseline);
            case BaselineAnswer.AnotherVersion(long version) -> throw IfMatch.failed(version);
            case BaselineAnswer.Unknown() -> throw unknown(baselineId);
        };
    }

    private static RestResponse<BaselineView> tagged(Baseline baseline) {
        return EntityTags.tagged(BaselineView.of(baseline), baseline.version());
    }

    private static ProblemException unknown(UUID baselineId) {
        return BaselineProblems.UNKNOWN_BASELINE.because(
                "There is no baseline " + baselineId + ", or its row cannot be read.");
    }
}
