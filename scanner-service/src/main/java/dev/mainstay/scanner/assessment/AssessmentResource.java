package dev.mainstay.scanner.assessment;

import dev.mainstay.catalogue.assessment.Role;
import dev.mainstay.catalogue.finding.FindingsCsv;
import dev.mainstay.catalogue.host.ExportedFile;
import dev.mainstay.catalogue.host.HostExports;
import dev.mainstay.catalogue.host.HostFacts;
import dev.mainstay.catalogue.host.UnreadableExportException;
import dev.mainstay.http.Language;
import dev.mainstay.http.LimitedBody;
import dev.mainstay.http.ProblemException;
import dev.mainstay.scanner.assessment.CurrentAssessor.Ready;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Assesses hosts that have no agent yet, from what an administrator exported from them. */
@Path("/api/v1/assessments")
@Produces({MediaType.APPLICATION_JSON, AssessmentResource.CSV})
@Tag(name = "Assessments", description = "What a host misses, told without an agent")
class AssessmentResource {
    static final String CSV = "text/csv";
    private static final String WHAT = """
            The output of systeminfo, wmic qfe, Get-HotFix or Get-ComputerInfo, or exported registry keys, in any language
            and encoding that Windows writes. The answer says what could not be read, the smallest set of updates to install,
            what is out of support, and how sure each line is; as CSV if that is what is accepted.
            """;

    private final CurrentAssessor assessor;
    private final Clock clock;

    AssessmentResource(CurrentAssessor assessor, Clock clock) {
        this.assessor = assessor;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @LimitedBody("assessment")
    @Operation(
            summary = "Assess hosts from exported files",
            description = WHAT + "Several files, of one host or of several; each tells whose it is.")
    @APIResponse(
            responseCode = "200",
            description = "One assessment per host",
            content = @Content(schema = @Schema(implementation = AssessmentView[].class)))
    @APIResponse(responseCode = "413", description = "The files are too large")
    @APIResponse(responseCode = "422", description = "export-unreadable, with file and line")
    @APIResponse(responseCode = "503", description = "catalogue-loading: ask again in a moment")
    public Response files(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue(MediaType.APPLICATION_JSON) String accept,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language)
            throws IOException {
        List<ExportedFile> exported = new ArrayList<>();
        for (FileUpload file : files) {
            exported.add(exported(file.fileName(), Files.readAllBytes(file.uploadedFile())));
        }
        return answer(exported, accept, Language.of(language));
    }

    @POST
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM, CSV, MediaType.APPLICATION_JSON})
    @LimitedBody("assessment")
    @Operation(summary = "Assess a host from one exported file", description = WHAT)
    @APIResponse(
            responseCode = "200",
            description = "One assessment per host",
            content = @Content(schema = @Schema(implementation = AssessmentView[].class)))
    @APIResponse(responseCode = "413", description = "The file is too large")
    @APIResponse(responseCode = "422", description = "export-unreadable, with file and line")
    @APIResponse(responseCode = "503", description = "catalogue-loading: ask again in a moment")
    public Response file(
            byte[] body,
            @QueryParam("name") @DefaultValue("file") String name,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue(MediaType.APPLICATION_JSON) String accept,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(List.of(exported(name, body)), accept, Language.of(language));
    }

    private Response answer(List<ExportedFile> files, String accept, Locale language) {
        Ready ready = assessor.ready();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<AssessmentView> views = hosts(files).stream()
                .map(host -> new AssessmentView(
                        today,
                        ready.version(),
                        host.in(language),
                        ready.assessor().assess(host, Role.UNKNOWN, today).stream()
                                .map(finding -> finding.in(language))
                                .toList()))
                .toList();
        return accept.contains(CSV)
                ? Response.ok(csv(views), CSV + ";charset=UTF-8").build()
                : Response.ok(views, MediaType.APPLICATION_JSON).build();
    }

    private static String csv(List<AssessmentView> views) {
        FindingsCsv csv = new FindingsCsv();
        views.forEach(view -> csv.add(view.host(), view.findings()));
        return csv.toString();
    }

    private static List<HostFacts> hosts(List<ExportedFile> files) {
        try {
            return HostExports.hosts(files);
        } catch (UnreadableExportException unreadable) {
            throw problem(unreadable);
        }
    }

    private static ExportedFile exported(@Nullable String name, byte[] bytes) {
        try {
            return ExportedFile.of(name == null ? "file" : name, bytes);
        } catch (UnreadableExportException unreadable) {
            throw problem(unreadable);
        }
    }

    private static ProblemException problem(UnreadableExportException unreadable) {
        return new ProblemException(
                422, "export-unreadable", "The exported file cannot be read", String.valueOf(unreadable.getMessage()));
    }
}
