package dev.mainstay.scanner.scan.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.HresultTexts;
import dev.mainstay.events.JobSnapshot.Explanation;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.HostsInReach;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import dev.mainstay.scanner.scan.report.ScanReport.Operation;
import dev.mainstay.scanner.scan.report.ScanReport.OperationResult;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was installed and removed through Windows Update on a host, by whomever. */
@Path("/api/v1/hosts/{hostId}/update-history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inventory")
class UpdateHistoryResource {

    /** How the host agent calls itself to Windows Update. */
    private static final String MAINSTAY = "Mainstay";

    private final ScanQueries queries;
    private final HostsInReach reach;

    UpdateHistoryResource(ScanQueries queries, HostsInReach reach) {
        this.queries = queries;
        this.reach = reach;
    }

    /**
     * The last entries of the history.
     *
     * @param readAt end of the scan that told it, by the host's clock
     * @param entries the latest first
     */
    record UpdateHistoryView(Instant readAt, List<EntryView> entries) {}

    /**
     * One installation or removal that has ended.
     *
     * @param client who asked for it, as they called themselves
     * @param byMainstay whether that was the host agent
     * @param explanations what the HRESULT means, one for each language; absent where there is none or nobody knows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            UUID updateId,
            int revision,
            String title,
            Operation operation,
            OperationResult result,
            @Nullable String hresult,
            Instant at,
            String client,
            boolean byMainstay,
            @Nullable List<Explanation> explanations) {

        static EntryView of(HistoryReport entry) {
            return new EntryView(
                    entry.updateId(),
                    entry.revision(),
                    entry.title(),
                    entry.operation(),
                    entry.result(),
                    entry.hresult(),
                    entry.at(),
                    entry.client(),
                    entry.client().equals(MAINSTAY),
                    HresultTexts.of(entry.hresult()));
        }
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.CHECKED)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "getUpdateHistory",
            summary = "What was installed and removed through Windows Update, by Mainstay and by others")
    @APIResponse(responseCode = "200", description = "The history as the host's last scan told it")
    @APIResponse(responseCode = "404", description = "unknown-update-history")
    public UpdateHistoryView history(@PathParam("hostId") UUID hostId) {
        reach.admit(new HostId(hostId));
        return queries.updateHistory(new HostId(hostId))
                .map(history -> new UpdateHistoryView(
                        history.readAt(),
                        history.entries().stream().map(EntryView::of).toList()))
                .orElseThrow(() -> HistoryProblems.UNKNOWN_UPDATE_HISTORY.because(
                        "There is no host with the id " + hostId + ", or none of its scans told a history."));
    }
}
