package dev.mainstay.patch.release;

import dev.mainstay.events.Scope;
import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pools over REST. */
@Path("/api/v1/pools/{pool}/plan")
@Tag(name = "Pools")
class PoolPlanResource {

    private final PoolPlans plans;
    private final HostsInReach reach;

    PoolPlanResource(PoolPlans plans, HostsInReach reach) {
        this.plans = plans;
        this.reach = reach;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @Operation(
            operationId = "getPoolPlan",
            summary = "Who of the pool is out and why, who is next, and why the others wait")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-pool")
    public PoolPlanView plan(String pool) {
        reach.admitPool(pool);
        return plans.of(Scope.name(pool))
                .orElseThrow(() -> PoolProblems.UNKNOWN_POOL.because("No known host belongs to " + pool + "."));
    }
}
