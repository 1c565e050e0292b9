package dev.mainstay.scanner.assessment;

import dev.mainstay.catalogue.assessment.Role;
import dev.mainstay.catalogue.finding.FindingsCsv;
import dev.mainstay.catalogue.host.HostExports;
import dev.mainstay.catalogue.host.ReadExports;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.RefusedFile;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import dev.mainstay.http.Language;
import dev.mainstay.http.LimitedBody;
import dev.mainstay.http.Translated;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Assessments of hosts that have no agent yet, made from what an administrator exported from them. */
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
    @Translated
    @PermittedTo(value = dev.mainstay.people.Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "assessFiles",
            summary = "Assess hosts from exported files",
            description = WHAT
                    + "Several files, of one host or of several; each tells whose it is. A file that cannot be read\n"
                    + "is named in refusedFiles; the others are assessed.")
    @APIResponse(
            responseCode = "200",
            description = "One assessment per host",
            content = @Content(schema = @Schema(implementation = AssessmentView[].class)))
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(responseCode = "422", description = "export-unreadable")
    @APIResponse(responseCode = "503", description = "catalogue-loading")
    public Response files(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue(MediaType.APPLICATION_JSON) String accept,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language)
            throws IOException {
        List<ExportedFile> exported = new ArrayList<>();
        List<RefusedFile> refused = new ArrayList<>();
        for (FileUpload file : files) {
            add(file.fileName(), Files.readAllBytes(file.uploadedFile()), exported, refused);
        }
        return answer(exported, refused, accept, Language.of(language));
    }

    @POST
    @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM, CSV, MediaType.APPLICATION_JSON})
    @LimitedBody("assessment")
    @Translated
    @PermittedTo(value = dev.mainstay.people.Role.VIEWER, limits = Limits.NONE)
    @Operation(operationId = "assessFile", summary = "Assess a host from one exported file", description = WHAT)
    @APIResponse(
            responseCode = "200",
            description = "One assessment per host",
            content = @Content(schema = @Schema(implementation = AssessmentView[].class)))
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(responseCode = "422", description = "export-unreadable")
    @APIResponse(responseCode = "503", description = "catalogue-loading")
    public Response file(
            byte[] body,
            @QueryParam("name") @DefaultValue("file") String name,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue(MediaType.APPLICATION_JSON) String accept,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        List<ExportedFile> exported = new ArrayList<>();
        List<RefusedFile> refused = new ArrayList<>();
        add(name, body, exported, refused);
        return answer(exported, refused, accept, Language.of(language));
    }

    private Response answer(List<ExportedFile> files, List<RefusedFile> unread, String accept, Locale language) {
        ReadExports read = HostExports.read(files);
        List<RefusedFile> refused =
                Stream.concat(unread.stream(), read.refused().stream()).toList();
        List<String> reasons = refused.stream().map(file -> file.in(language)).toList();
        if (read.hosts().isEmpty()) {
            throw AssessmentProblems.EXPORT_UNREADABLE.because(String.join("; ", reasons));
        }
        Ready ready = assessor.ready();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<AssessmentView> views = read.hosts().stream()
                .map(host -> new AssessmentView(
                        today,
                        ready.version(),
                        host.in(language),
                        ready.assessor().assess(host, Role.UNKNOWN, today).stream()
                                .map(finding -> finding.in(language))
                                .toList(),
                        reasons))
                .toList();
        return accept.contains(CSV)
                ? Response.ok(csv(views, refused, language), CSV + ";charset=UTF-8")
                        .build()
                : Response.ok(views, MediaType.APPLICATION_JSON).build();
    }

    private static String csv(List<AssessmentView> views, List<RefusedFile> refused, Locale language) {
        FindingsCsv csv = new FindingsCsv();
        views.forEach(view -> csv.add(view.host(), view.findings()));
        refused.forEach(file -> csv.add(file, language));
        return csv.toString();
    }

    private static void add(
            @Nullable String name, byte[] bytes, List<ExportedFile> exported, List<RefusedFile> refused) {
        try {
            exported.add(ExportedFile.of(name == null ? "file" : name, bytes));
        } catch (UnreadableExportException unreadable) {
            refused.add(unreadable.refused());
        }
    }
}
