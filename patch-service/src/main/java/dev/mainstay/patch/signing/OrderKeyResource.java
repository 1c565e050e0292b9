package dev.mainstay.patch.signing;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public key over REST. */
@Path("/api/v1/order-key")
@Tag(name = "Agents")
class OrderKeyResource {

    private final OrderSigner signer;

    OrderKeyResource(OrderSigner signer) {
        this.signer = signer;
    }

    @GET
    @Produces("application/x-pem-file")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "getOrderKey",
            summary = "The public key of the orders, PEM",
            description =
                    "To be pinned on a host when its agent is installed (key order.key). Compare it with the one you"
                            + " know: an agent believes whatever is pinned.")
    public String key() {
        return signer.publicKey();
    }
}
