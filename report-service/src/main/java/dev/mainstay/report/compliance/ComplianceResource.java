package dev.mainstay.report.compliance;

import dev.mainstay.http.Violation;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Compliance over REST. */
@Path("/api/v1/compliance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance", description = "What is missing where")
class ComplianceResource {
    private static final List<String> GROUPINGS = Arrays.stream(Grouping.values())
            .map(by -> by.name().toLowerCase(Locale.ROOT))
            .toList();

    private final ComplianceTables tables;

    ComplianceResource(ComplianceTables tables) {
        this.tables = tables;
    }

    @GET
    @Blocking
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "getCompliance",
            summary = "The compliance table",
            description =
                    "One row per site, pool, role, host or SQL Server instance. A host that was never scanned, whose"
                            + " scan is too old, failed or partial counts as unknown, never as compliant. An instance is compliant"
                            + " when a scan confirmed it and its host misses no update of its SQL Server generation. `exposure`"
                            + " counts hosts by what is concluded about them: out of support, known to be exploited.")
    public List<ComplianceRowView> table(
            @Parameter(
                            description = "What a row is about",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"site", "pool", "role", "host", "instance"}))
                    @QueryParam("by")
                    @Nullable
                    String by) {
        if (by == null || !GROUPINGS.contains(by)) {
            throw Violation.invalidRequest(
                    List.of(new Violation(null, "by", "must be one of " + GROUPINGS, GROUPINGS)));
        }
        return tables.table(Grouping.valueOf(by.toUpperCase(Locale.ROOT)));
    }
}
