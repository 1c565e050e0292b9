package dev.mainstay.patch.release;

import dev.mainstay.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pools over REST. */
@Path("/api/v1/pools/{fqdn}/plan")
@Tag(name = "Pools")
public class PoolPlanResource {

    private final PoolPlans plans;

    PoolPlanResource(PoolPlans plans) {
        this.plans = plans;
    }

    @GET
    @Operation(summary = "Who of the pool is out and why, who is next, and why the others wait")
    public PoolPlanView plan(String fqdn) {
        return plans.of(fqdn.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new ProblemException(
                        404, "unknown-pool", "Unknown pool", "No known host belongs to " + fqdn + "."));
    }
}
