package dev.mainstay.patch.policy.decision;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.PageRequest;
import dev.mainstay.http.precondition.EntityTags;
import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** Decisions over REST. */
@Path("/api/v1/decisions")
@Tag(name = "Decisions")
class DecisionResource {

    private final Decisions decisions;
    private final CurrentActor actor;
    private final HostsInReach reach;

    DecisionResource(Decisions decisions, CurrentActor actor, HostsInReach reach) {
        this.decisions = decisions;
        this.actor = actor;
        this.reach = reach;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "listDecisions",
            summary = "Decisions, the last changed first, with what each holds for now")
    public Page<DecisionView> page(
            @Parameter(description = "Leave out those that are retracted or have lapsed")
                    @QueryParam("standing")
                    @DefaultValue("false")
                    boolean standing,
            @BeanParam PageRequest page) {
        return decisions.page(standing, page.after(), page.limit());
    }

    @POST
    @PermittedTo(value = Role.APPROVER, limits = Limits.CHECKED)
    @Operation(
            operationId = "createDecision",
            summary = "Approve, decline, defer or waive an update",
            description =
                    "201 for a new decision. 200 when the same rule (verdict, update, acceptEula, pools and hosts) stands"
                            + " already: it stays one decision, and another reason or until, or somebody else who decides, is a new version of it."
                            + " `warnings` tells what keeps it from holding for anything now.")
    @APIResponse(
            responseCode = "200",
            description = "The decision that stands already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The decision",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecisionView.class)))
    @APIResponse(responseCode = "400", description = "invalid-decision")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response decide(@NotNull @Valid DecisionRequest request) {
        reach.admit(request.scope());
        DecisionAnswer answer = decisions.decide(request, actor.name());
        DecisionView view = view(answer);
        boolean made = !(answer instanceof DecisionAnswer.Standing);
        return Response.status(made ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.ETAG, EntityTags.of(view.decision().sequence()))
                .entity(view)
                .build();
    }

    @GET
    @Path("{decisionId}")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "getDecision", summary = "One decision, with what it holds for now")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-decision")
    public RestResponse<DecisionView> one(UUID decisionId) {
        return decisions
                .view(new DecisionId(decisionId))
                .map(DecisionResource::tagged)
                .orElseThrow(DecisionResource::unknown);
    }

    @POST
    @Path("{decisionId}/retraction")
    @PermittedTo(value = Role.APPROVER, limits = Limits.CHECKED)
    @Operation(operationId = "retractDecision", summary = "Retract a decision")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-decision")
    public RestResponse<DecisionView> retract(
            UUID decisionId,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @NotNull @Valid RetractionRequest request) {
        decisions.scope(new DecisionId(decisionId)).ifPresent(reach::admit);
        return tagged(view(
                decisions.retract(new DecisionId(decisionId), IfMatch.parse(ifMatch), actor.name(), request.reason())));
    }

    private static DecisionView view(DecisionAnswer answer) {
        return switch (answer) {
            case DecisionAnswer.Made made -> made.decision();
            case DecisionAnswer.Standing standing -> standing.decision();
            case DecisionAnswer.Invalid invalid -> throw DecisionProblems.INVALID_DECISION.because(invalid.detail());
            case DecisionAnswer.AnotherVersion(long version) -> throw IfMatch.failed(version);
            case DecisionAnswer.Unknown() -> throw unknown();
        };
    }

    private static RestResponse<DecisionView> tagged(DecisionView view) {
        return EntityTags.tagged(view, view.decision().sequence());
    }

    private static ProblemException unknown() {
        return DecisionProblems.UNKNOWN_DECISION.because("There is no such decision, or its row cannot be read.");
    }
}
