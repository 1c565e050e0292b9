package dev.mainstay.report.host;

import dev.mainstay.report.compliance.HostState;
import dev.mainstay.report.compliance.InstanceState;
import dev.mainstay.report.compliance.Membership;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A host with its pools, its SQL Server instances and what it is missing. */
@Schema(description = "A host with its pools, SQL Server instances and findings")
record HostView(
        HostState host, List<Membership> memberships, List<InstanceState> instances, List<FindingView> findings) {}
