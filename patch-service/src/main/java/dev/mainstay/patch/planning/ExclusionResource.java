package dev.mainstay.patch.planning;

import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.rollout.RolloutProblems;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a rollout leaves out, over REST. */
@Path("/api/v1/rollouts/{rolloutId}/left-out")
@Tag(name = "Rollouts")
class ExclusionResource {

    private final Exclusions exclusions;

    ExclusionResource(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "listLeftOutUpdates",
            summary =
                    "Approved updates that the rollout leaves out, and why: licence terms that nobody accepted, optional updates and drivers that nobody asked for, a .NET Framework that the workload does not bear")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-rollout")
    public List<ExclusionView> leftOut(UUID rolloutId) {
        return exclusions
                .of(new RolloutId(rolloutId))
                .orElseThrow(() -> RolloutProblems.UNKNOWN_ROLLOUT.because("There is no rollout " + rolloutId + "."));
    }
}
