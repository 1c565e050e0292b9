package dev.mainstay.patch.software;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.http.Violation;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.PageRequest;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.service.idempotency.IdempotencyKey;
import dev.mainstay.service.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Packages over REST. */
@Path("/api/v1/packages")
@Tag(name = "Packages")
class PackageResource {

    private final Packages packages;
    private final CurrentActor actor;

    PackageResource(Packages packages, CurrentActor actor) {
        this.packages = packages;
        this.actor = actor;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "listPackages",
            summary = "Packages from beside Windows Update that are known, the latest first")
    public Page<PackageView> page(@BeanParam PageRequest page) {
        return packages.page(page.after(), page.limit()).map(PackageView::of);
    }

    @POST
    @PermittedTo(Role.APPROVER)
    @Operation(
            operationId = "registerPackage",
            summary = "Make a package known",
            description =
                    "The same file again gets the same answer. Nothing is sent to a host: hosts have their packages in a"
                            + " folder of their own, and check size, hash and signature.")
    @APIResponse(
            responseCode = "201",
            description = "Known",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PackageView.class)))
    @APIResponse(responseCode = "409", description = "invalid-package")
    @Idempotent
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER)
    public Response register(@NotNull @Valid PackageRequest request) {
        if (Version.read(request.targetVersion()).isEmpty()) {
            throw Violation.invalidRequest(
                    List.of(Violation.at("/targetVersion", "is no version: each number is 0 to 65535")));
        }
        PackageView view = packages.register(request, actor.name())
                .map(PackageView::of)
                .orElseThrow(() -> PackageProblems.INVALID_PACKAGE.because(
                        "Its kind is unknown, or a file with this SHA-256 is known with other particulars."));
        return Response.status(Response.Status.CREATED).entity(view).build();
    }
}
