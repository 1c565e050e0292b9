package dev.mainstay.report.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.report.compliance.HostState;
import dev.mainstay.report.compliance.InstanceState;
import dev.mainstay.report.compliance.Membership;
import dev.mainstay.report.conclusion.ConclusionsView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A host with its pools, its SQL Server instances, what its scan offers and what is concluded about it.
 *
 * @param conclusions absent while nothing is concluded
 * @param decisions those that stand and hold for an update that is offered or concluded about here: who decided, and why
 * @param scanFailure why the last scan is not complete, and what its code means; absent otherwise
 * @param lastJob the job that the host's standing tells of; absent before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A host with its pools, SQL Server instances, findings, conclusions and last job")
record HostView(
        HostState host,
        List<Membership> memberships,
        List<InstanceState> instances,
        List<FindingView> findings,
        @Nullable ConclusionsView conclusions,
        List<DecisionSnapshot> decisions,
        ScanSnapshot.@Nullable Failure scanFailure,
        @Nullable JobSnapshot lastJob) {}
