package dev.mainstay.patch.policy;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.DecisionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decisions over REST. */
@Path("/api/v1/decisions")
@Tag(name = "Decisions")
public class DecisionResource {

    private final Decisions decisions;

    DecisionResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @Operation(summary = "All decisions, the latest first")
    public List<DecisionSnapshot> all() {
        return decisions.all();
    }

    @POST
    @Operation(summary = "Approve, decline, defer or waive an update")
    public Response decide(@NotNull @Valid DecisionRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(made(decisions.decide(request)))
                .build();
    }

    @POST
    @Path("{id}/retraction")
    @Operation(summary = "Retract a decision")
    public DecisionSnapshot retract(UUID id, @NotNull @Valid RetractionRequest request) {
        return made(decisions.retract(new DecisionId(id), request.by(), request.reason()));
    }

    private static DecisionSnapshot made(DecisionAnswer answer) {
        return switch (answer) {
            case DecisionAnswer.Made made -> made.decision();
            case DecisionAnswer.Invalid invalid ->
                throw new ProblemException(400, "invalid-decision", "Invalid decision", invalid.detail());
            case DecisionAnswer.Unknown() ->
                throw new ProblemException(404, "unknown-decision", "Unknown decision", "There is no such decision.");
        };
    }
}
