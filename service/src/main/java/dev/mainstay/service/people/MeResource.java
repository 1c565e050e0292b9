package dev.mainstay.service.people;

import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whoever asks, told to themselves. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
class MeResource {
    private final CurrentActor current;
    private final SignIn signIn;

    MeResource(CurrentActor current, SignIn signIn) {
        this.current = current;
        this.signIn = signIn;
    }

    @GET
    @PermittedTo(
            value = {},
            limits = Limits.NONE)
    @Operation(operationId = "getMe", summary = "Who I am here, and what I may")
    public MeView me() {
        return MeView.of(current.actor(), signIn.byProvider());
    }
}
