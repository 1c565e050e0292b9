package dev.mainstay.patch.ordering;

import dev.mainstay.patch.PackageId;
import dev.mainstay.patch.estate.HostsInReach;
import dev.mainstay.patch.ordering.PackageOrders.Answer;
import dev.mainstay.patch.software.PackageProblems;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders of packages over REST. */
@Path("/api/v1/packages/{packageId}/orders")
@Tag(name = "Packages")
class PackageOrderResource {

    private final PackageOrders orders;
    private final HostsInReach reach;

    PackageOrderResource(PackageOrders orders, HostsInReach reach) {
        this.orders = orders;
        this.reach = reach;
    }

    /** What was ordered. */
    public record PackageOrderView(List<NamedHostView> hosts) {}

    @POST
    @PermittedTo(value = Role.OPERATOR, limits = Limits.CHECKED)
    @Operation(
            operationId = "orderPackage",
            summary = "Order a package for hosts",
            description =
                    "Each host gets a job of the rollout, released like any other. It is proven by a scan after the last"
                            + " restart that shows the version which the package brings. Cancel a job to withdraw it.")
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PackageOrderView.class)))
    @APIResponse(responseCode = "400", description = "instance-needed")
    @APIResponse(responseCode = "404", description = "unknown-package, unknown-rollout")
    @APIResponse(responseCode = "409", description = "host-has-open-job, hosts-not-possible, rollout-state")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response order(UUID packageId, @NotNull @Valid PackageOrderRequest request) {
        reach.admit(request.hostIds());
        return switch (orders.order(new PackageId(packageId), request)) {
            case Answer.Ordered ordered ->
                Response.status(Response.Status.CREATED)
                        .entity(new PackageOrderView(ordered.hosts()))
                        .build();
            case Answer.UnknownPackage() ->
                throw PackageProblems.UNKNOWN_PACKAGE.because("There is no package " + packageId + ".");
            case Answer.InstanceNeeded() ->
                throw PackageProblems.INSTANCE_NEEDED.because("A SQL_SERVER_PATCH is ordered for one instance.");
            case Answer.Refused refused -> throw NamedHostProblems.of(refused.why());
        };
    }
}
