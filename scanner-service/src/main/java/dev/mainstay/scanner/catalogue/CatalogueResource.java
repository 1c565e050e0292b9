package dev.mainstay.scanner.catalogue;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.LimitedBody;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Imported;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Known;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Older;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Unreadable;
import dev.mainstay.scanner.catalogue.document.SpooledDocument;
import dev.mainstay.scanner.catalogue.document.StoredDocument;
import dev.mainstay.scanner.catalogue.fetch.CataloguePlaces;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The catalogue: what is in it, and how more comes in. */
@Path("/api/v1/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue", description = "What Microsoft and others say about updates, builds, support and exploitation")
class CatalogueResource {
    private final CatalogueDocuments documents;
    private final CataloguePlaces places;
    private final CurrentCatalogue current;
    private final CatalogueConfig config;

    CatalogueResource(
            CatalogueDocuments documents, CataloguePlaces places, CurrentCatalogue current, CatalogueConfig config) {
        this.documents = documents;
        this.places = places;
        this.current = current;
        this.config = config;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "getCatalogue",
            summary = "The documents of the catalogue, where they are fetched from and what came of it last")
    public CatalogueView catalogue() {
        return new CatalogueView(documents.version(), current.version(), documents.all(), places.all());
    }

    @GET
    @Path("/documents/{source}/{document}")
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "getCatalogueDocument", summary = "One document")
    @APIResponse(responseCode = "200", description = "The document as it was imported last")
    @APIResponse(responseCode = "404", description = "unknown-document")
    public StoredDocument document(@PathParam("source") Source source, @PathParam("document") String document) {
        return documents
                .named(source, document)
                .orElseThrow(() -> CatalogueProblems.UNKNOWN_DOCUMENT.because(
                        "There is no document " + document + " of " + source + "."));
    }

    @POST
    @Path("/documents")
    @Consumes({
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        MediaType.APPLICATION_JSON,
        "text/csv",
        "text/markdown",
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_OCTET_STREAM
    })
    @LimitedBody("catalogue")
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(operationId = "importCatalogueDocument", summary = "Import a document", description = """
                    MSRC CVRF (XML) or CSAF (JSON), the KEV catalogue of CISA, SQL Server builds in the form of dbatools,
                    support dates in the form of endoflife.date, Windows builds, the tables of Lync Server and Skype for
                    Business Server. What it is, is told from its content, or by source. A document that is known
                    already, with the same name, is followed: facts are added, changed and retracted. One that cannot be
                    read changes nothing. With dryRun=true nothing is changed and the answer says what would be.
                    """)
    @APIResponse(responseCode = "200", description = "What was, or would be, added, changed and retracted")
    @APIResponse(responseCode = "409", description = "document-older")
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(responseCode = "422", description = "document-unreadable")
    public ImportView post(
            InputStream body,
            @QueryParam("source") @Nullable Source source,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun)
            throws IOException {
        try (SpooledDocument document =
                SpooledDocument.of(body, "", "REST", config.maxBytes().asLongValue())) {
            return switch (documents.take(document, source, dryRun)) {
                case Imported(boolean applied, StoredDocument stored) -> new ImportView(applied, false, stored);
                case Known(StoredDocument stored) -> new ImportView(false, true, stored);
                case Older older ->
                    throw CatalogueProblems.DOCUMENT_OLDER.because(older.document() + " is of " + older.revised()
                            + "; that of " + older.stored() + " is stored.");
                case Unreadable(String place, String message) ->
                    throw CatalogueProblems.DOCUMENT_UNREADABLE
                            .because((place.isEmpty() ? "" : place + ": ") + message + ". The catalogue is as it was.")
                            .with("place", place);
            };
        } catch (ZipException | EOFException brokenGzip) {
            throw CatalogueProblems.DOCUMENT_UNREADABLE.because(
                    "It begins like gzip and is none: " + brokenGzip.getMessage() + ". The catalogue is as it was.");
        } catch (SpooledDocument.TooLargeException tooLarge) {
            throw HttpProblems.BODY_TOO_LARGE.because(tooLarge.getMessage() + ", inflated.");
        }
    }
}
