package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.AdminProblem;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;

/** Parked records for the operator: list, look at one, replay one. */
@Path("/admin/v1/parked")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ParkedResource {
    private static final Logger LOG = Logger.getLogger(ParkedResource.class);
    private static final int MOST = 1000;

    private final ParkedRecords records;

    ParkedResource(ParkedRecords records) {
        this.records = records;
    }

    /** In the order of their parking; {@code after} is the id of the last one seen. */
    @GET
    @PermittedTo({Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            operationId = "listParkedRecords",
            summary = "Parked records in the order of their parking",
            description = "They are added at the end with rising ids: pass the last one seen as `after`.")
    public Response list(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", defaultValue = "0"))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            @Context HttpHeaders headers) {
        OptionalLong most = number(limit, 1, MOST);
        if (most.isEmpty()) {
            return AdminProblem.invalidParameter(
                    headers.getAcceptableLanguages(), "limit", "must be a whole number from 1 to " + MOST);
        }
        OptionalLong last = number(after, 0, Long.MAX_VALUE);
        if (last.isEmpty()) {
            return AdminProblem.invalidParameter(
                    headers.getAcceptableLanguages(), "after", "must be a whole number from 0 to " + Long.MAX_VALUE);
        }
        List<ParkedView> page = records.list(last.getAsLong(), (int) most.getAsLong()).stream()
                .map(ParkedView::summary)
                .toList();
        return Response.ok(page).build();
    }

    @GET
    @Path("/{id}")
    @PermittedTo({Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(operationId = "getParkedRecord", summary = "One parked record with its data")
    @APIResponse(
            responseCode = "200",
            description = "The record",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ParkedView.class)))
    @APIResponse(responseCode = "404", description = "parked-record-unknown")
    public Response get(@PathParam("id") long id, @Context HttpHeaders headers) {
        return records.find(id)
                .map(record -> Response.ok(ParkedView.whole(record)).build())
                .orElseGet(() -> problem(AdminProblem.PARKED_RECORD_UNKNOWN, id, headers));
    }

    /** 204 when the record's group has taken it. */
    @POST
    @Path("/{id}/replay")
    @PermittedTo(Role.ADMINISTRATOR)
    @Operation(operationId = "replayParkedRecord", summary = "Give a parked record to its group again")
    @APIResponse(responseCode = "204", description = "Its group has taken it")
    @APIResponse(responseCode = "404", description = "parked-record-unknown")
    @APIResponse(
            responseCode = "409",
            description = "parked-record-refused, parked-record-replayed, parked-record-without-taker")
    public Response replay(@PathParam("id") long id, @Context HttpHeaders headers) {
        try {
            return switch (records.replay(id)) {
                case TAKEN -> Response.noContent().build();
                case UNKNOWN -> problem(AdminProblem.PARKED_RECORD_UNKNOWN, id, headers);
                case TAKEN_BEFORE -> problem(AdminProblem.PARKED_RECORD_REPLAYED, id, headers);
                case NO_TAKER -> problem(AdminProblem.PARKED_RECORD_WITHOUT_TAKER, id, headers);
            };
        } catch (RuntimeException e) {
            LOG.warnf(e, "The replay of parked record %d failed", id);
            return AdminProblem.PARKED_RECORD_REFUSED.response(
                    headers.getAcceptableLanguages(), id + ": " + e.getMessage());
        }
    }

    /** JAX-RS would answer 404 to what is no number. */
    private static OptionalLong number(String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            return value < least || value > most ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static Response problem(AdminProblem problem, long id, HttpHeaders headers) {
        return problem.response(headers.getAcceptableLanguages(), Long.toString(id));
    }
}
