package dev.mainstay.service.trail;

import dev.mainstay.events.AuditEntry;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what here, over REST. */
@Path("/api/v1/trail")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trail")
class TrailResource {
    private final Entries entries;

    TrailResource(Entries entries) {
        this.entries = entries;
    }

    @GET
    @PermittedTo({Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "listTrail",
            summary = "Who did what in this service, the last first",
            description = "One entry for each request that changed something. Filters restrict together.")
    public Page<AuditEntry> page(
            @Parameter(description = "Name of the account") @QueryParam("actor") @Nullable String actor,
            @Parameter(description = "Kind of what was changed, such as decision") @QueryParam("kind") @Nullable
                    String kind,
            @Parameter(description = "Id of what was changed") @QueryParam("id") @Nullable String id,
            @Parameter(description = "Id of the operation") @QueryParam("operation") @Nullable String operation,
            @Parameter(description = "Done at this instant or later") @QueryParam("from") @Nullable Instant from,
            @Parameter(description = "Done before this instant") @QueryParam("until") @Nullable Instant until,
            @Parameter(example = "MTI") @QueryParam(Cursor.PARAMETER) @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        return entries.page(new TrailFilter(actor, kind, id, operation, from, until), Cursor.parse(cursor, 1), limit);
    }

    @GET
    @Path("/verification")
    @PermittedTo({Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "verifyTrail",
            summary = "Whether this service's trail is whole, and where it is not",
            description =
                    "Reads every entry. What was cut off at the end together with the note of where it ends is found by"
                            + " holding lastHash against the topic audit.entries.v1 alone.")
    public VerificationView verify() {
        return entries.verify();
    }
}
