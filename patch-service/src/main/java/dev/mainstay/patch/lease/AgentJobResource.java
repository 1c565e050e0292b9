package dev.mainstay.patch.lease;

import dev.mainstay.http.AgentIdentity;
import dev.mainstay.http.AgentSigned;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobRefusal;
import dev.mainstay.patch.job.view.JobProblems;
import dev.mainstay.patch.signing.OrderSigner;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What agents say and hear (docs/agent-protocol.md). */
@Path("/agent/v1")
@AgentSigned
@Tag(name = "Agents")
class AgentJobResource {

    private final Leases leases;
    private final OrderSigner signer;
    private final AgentIdentity identity;

    AgentJobResource(Leases leases, OrderSigner signer, AgentIdentity identity) {
        this.leases = leases;
        this.signer = signer;
        this.identity = identity;
    }

    @POST
    @Path("leases")
    @Operation(operationId = "leaseJob", summary = "Ask for work")
    @APIResponse(
            responseCode = "200",
            description = "The order; its signature is in the header Mainstay-Order-Signature",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LeaseOrder.class)))
    @APIResponse(responseCode = "204", description = "There is nothing to do")
    @APIResponse(responseCode = "409", description = "identity-conflict")
    public Response lease(@NotNull @Valid LeaseRequest request) {
        return switch (leases.lease(host(), MachineRequest.machine(request.machine()))) {
            case LeaseOutcome.Granted(LeaseOrder order) -> signed(order);
            case LeaseOutcome.NothingToDo() -> Response.noContent().build();
            case LeaseOutcome.IdentityConflict(String detail) -> throw JobProblems.IDENTITY_CONFLICT.because(detail);
        };
    }

    /** The bytes that are signed are the bytes that are sent. */
    private Response signed(LeaseOrder order) {
        byte[] json = StoredJson.write(order).getBytes(StandardCharsets.UTF_8);
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE)
                .header(OrderSigner.HEADER, signer.sign(json))
                .build();
    }

    @POST
    @Path("jobs/{jobId}/progress")
    @Operation(operationId = "reportProgress", summary = "Report a step and renew the lease")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-job")
    @APIResponse(
            responseCode = "409",
            description = "identity-conflict, job-status, job-terminal, job-unreadable, stale-fence")
    public ProgressView progress(UUID jobId, @NotNull @Valid ProgressRequest request) {
        Leases.Report report = leases.progress(
                        host(),
                        new JobId(jobId),
                        new JobCommand.Progress(
                                request.fence(), request.asStep(), MachineRequest.machine(request.machine())))
                .orElseThrow(JobProblems::unknown);
        accepted(report.decision());
        return ProgressView.of(report.job());
    }

    @POST
    @Path("jobs/{jobId}/result")
    @Operation(operationId = "reportResult", summary = "Report the end")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "unknown-job")
    @APIResponse(
            responseCode = "409",
            description = "identity-conflict, job-status, job-terminal, job-unreadable, stale-fence")
    public ResultView result(UUID jobId, @NotNull @Valid ResultRequest request) {
        accepted(leases.result(
                        host(),
                        new JobId(jobId),
                        new JobCommand.Result(
                                request.fence(), request.asResult(), MachineRequest.machine(request.machine())))
                .orElseThrow(JobProblems::unknown));
        return ResultView.of(request.outcome());
    }

    private HostId host() {
        return HostId.of(identity.agentId());
    }

    private static void accepted(JobDecision decision) {
        if (decision instanceof JobDecision.Refused(JobRefusal refusal)) {
            throw JobProblems.of(refusal);
        }
    }
}
