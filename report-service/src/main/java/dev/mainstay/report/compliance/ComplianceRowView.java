package dev.mainstay.report.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One row of the compliance table.
 *
 * @param key the site, pool FQDN, role, host FQDN, or host FQDN and instance name; empty for hosts outside any
 * @param hostId the host of a host or instance row; absent otherwise
 * @param hosts how the row's hosts stand; in an instance row the instance's host
 * @param instances how the row's SQL Server instances stand
 * @param missing missing updates of the row's hosts; in an instance row those of the instance's SQL Server generation
 * @param exposure how many of the row's hosts are exposed; in an instance row the instance's host
 * @param instance the instance of an instance row; absent otherwise
 * @param simulated whether any host of the row is simulated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One row of the compliance table")
record ComplianceRowView(
        String key,
        @Nullable UUID hostId,
        Counts hosts,
        Counts instances,
        Missing missing,
        Exposure exposure,
        @Nullable InstanceState instance,
        boolean simulated) {}
