package dev.mainstay.scanner.catalogue;

import dev.mainstay.catalogue.supersedence.Supersedence;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning;
import dev.mainstay.catalogue.supersedence.UpdateInProduct;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which update contains which, and why. */
@Path("/api/v1/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class SupersedenceResource {
    private final CurrentCatalogue current;

    SupersedenceResource(CurrentCatalogue current) {
        this.current = current;
    }

    @GET
    @Path("/updates/{kb}")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "getCatalogueUpdate",
            summary = "An update in every product that has it, with what it contains and what contains it",
            description = "Each edge with why it is believed and with the first document that says so. `kb` is written"
                    + " with the letters KB, as in KB5003671.")
    @APIResponse(responseCode = "200", description = "The update, product by product")
    @APIResponse(responseCode = "404", description = "unknown-update")
    @APIResponse(responseCode = "503", description = "catalogue-loading")
    public List<UpdateInProduct> update(@PathParam("kb") String kb) {
        List<UpdateInProduct> found = supersedence().of(kb.toUpperCase(Locale.ROOT));
        if (found.isEmpty()) {
            throw CatalogueProblems.UNKNOWN_UPDATE.because("The catalogue knows of no " + kb + ".");
        }
        return found;
    }

    @GET
    @Path("/warnings")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "listCatalogueWarnings",
            summary = "What documents say of supersedence and is not believed: circles, corrections, impossible tracks")
    @APIResponse(responseCode = "200", description = "By product")
    @APIResponse(responseCode = "503", description = "catalogue-loading")
    public List<SupersedenceWarning> warnings() {
        return supersedence().warnings();
    }

    private Supersedence supersedence() {
        return new Supersedence(current.loaded().catalogue());
    }
}
