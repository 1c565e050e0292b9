package dev.mainstay.report.rollout;

import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.PageRequest;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rollouts over REST. */
@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollouts")
class RolloutResource {
    private final Rollouts rollouts;

    RolloutResource(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @GET
    @Blocking
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "listRollouts", summary = "Rollouts, last changed first")
    public Page<RolloutSnapshot> list(
            @Parameter(description = "Leave out those that have ended") @QueryParam("open") @DefaultValue("false")
                    boolean open,
            @BeanParam PageRequest page) {
        return rollouts.list(open, page.after(), page.limit());
    }
}
