package dev.mainstay.scanner.scan;

import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.http.AgentIdentity;
import dev.mainstay.http.AgentSigned;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.LimitedBody;
import dev.mainstay.http.Violation;
import dev.mainstay.messaging.event.EventTooLargeException;
import dev.mainstay.scanner.estate.EstateChanges;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.scan.ScanOutcome.Accepted;
import dev.mainstay.scanner.scan.ScanOutcome.HostGone;
import dev.mainstay.scanner.scan.ScanOutcome.IdTaken;
import dev.mainstay.scanner.scan.ScanOutcome.InTheFuture;
import dev.mainstay.scanner.scan.report.ScanChecksum;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.sql.DuplicateKeyException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** What agents say of their hosts' updates, and when they are asked. */
@Path("/agent/v1")
@AgentSigned
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
class AgentScansResource {
    private static final Logger LOG = Logger.getLogger(AgentScansResource.class);

    private final Scans scans;
    private final EstateChanges estate;
    private final ScanRequests requests;
    private final AgentIdentity agent;

    AgentScansResource(Scans scans, EstateChanges estate, ScanRequests requests, AgentIdentity agent) {
        this.scans = scans;
        this.estate = estate;
        this.requests = requests;
        this.agent = agent;
    }

    /** The answer to a scan. */
    record ScanView(UUID scanId, boolean seenAgain) {}

    @GET
    @Path("/scan-request")
    @Operation(operationId = "getScanRequest", summary = "Ask whether a scan is wanted")
    @APIResponse(
            responseCode = "200",
            description = "A scan is wanted; the scan that names the request answers it",
            content = @Content(schema = @Schema(implementation = WantedScan.class)))
    @APIResponse(responseCode = "204", description = "No scan is wanted")
    public Response scanRequest() {
        return requests.open(host())
                .map(Response::ok)
                .orElseGet(Response::noContent)
                .build();
    }

    @POST
    @Path("/scans")
    @Consumes(MediaType.APPLICATION_JSON)
    @LimitedBody("scan")
    @ReceivedBodyFilter.Kept
    @Operation(
            operationId = "postScan",
            summary = "Post a scan",
            description = "gzip. The same scanId gets the same answer again.")
    @APIResponse(
            responseCode = "202",
            description = "Stored, or seen again",
            content = @Content(schema = @Schema(implementation = ScanView.class)))
    @APIResponse(responseCode = "401", description = "unknown-agent")
    @APIResponse(responseCode = "409", description = "scan-id-taken")
    @APIResponse(responseCode = "413", description = "body-too-large, scan-too-large")
    @APIResponse(responseCode = "422", description = "scan-in-the-future")
    public Response post(@Valid @NotNull ScanReport report, @Context ContainerRequestContext request) {
        check(report);
        return switch (take(report, ReceivedBodyFilter.bytes(request))) {
            case Accepted accepted -> {
                if (accepted.carriersChanged()) {
                    replan();
                }
                yield Response.accepted(new ScanView(accepted.scanId(), accepted.seenAgain()))
                        .build();
            }
            case InTheFuture future ->
                throw ScanProblems.SCAN_IN_THE_FUTURE
                        .because("The scan ended at " + report.finishedAt() + ". Set the host's clock.")
                        .with("serverTime", future.now().toString());
            case IdTaken taken ->
                throw ScanProblems.SCAN_ID_TAKEN.because(
                        "Make a random UUID for each scan; " + report.scanId() + " is taken.");
            case HostGone gone -> throw HttpProblems.UNKNOWN_AGENT.because("The host is no longer part of the estate.");
        };
    }

    /** After the scan's own transaction, which holds its host: the plan waits for all hosts. What fails here, the sweep does. */
    private void replan() {
        try {
            estate.replan();
        } catch (RuntimeException e) {
            LOG.warnf(e, "The estate was not planned again for new carriers; that is done at the next sweep");
        }
    }

    private ScanOutcome take(ScanReport report, byte[] body) {
        HostId host = host();
        byte[] checksum = ScanChecksum.of(report);
        try {
            return scans.take(host, report, checksum, body);
        } catch (DuplicateKeyException raced) {
            // Another host posted a scan with this id at the same moment; now it can be seen.
            return scans.take(host, report, checksum, body);
        } catch (EventTooLargeException tooLarge) {
            throw ScanProblems.SCAN_TOO_LARGE
                    .because("What the scan offers makes an event of " + tooLarge.size() + " bytes; " + tooLarge.limit()
                            + " are possible.")
                    .with("limitBytes", tooLarge.limit());
        }
    }

    private static void check(ScanReport report) {
        if (report.outcome() == Outcome.UNKNOWN) {
            throw Violation.invalidRequest(List.of(Violation.at("/outcome", "must be COMPLETE, PARTIAL or FAILED")));
        }
        if (report.outcome() == Outcome.FAILED && !report.updates().isEmpty()) {
            throw Violation.invalidRequest(List.of(Violation.at("/updates", "must be empty in a failed scan")));
        }
    }

    private HostId host() {
        return HostId.parse(agent.agentId())
                .orElseThrow(() -> new IllegalStateException("An agent's id is its host's: " + agent.agentId()));
    }
}
