package dev.mainstay.report.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a SQL Server instance stands: compliant when a scan confirmed it and its host misses no update of its generation.
 *
 * @param presence EXPECTED, CONFIRMED, MISSING (the role demands it, the scan did not find it) or UNEXPECTED
 * @param generation SQL Server product of its version; absent when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Where a SQL Server instance stands")
public record InstanceState(
        UUID hostId,
        String name,
        String fqdn,
        @Nullable String site,
        boolean simulated,
        List<String> purposes,
        List<String> servesPools,
        String presence,
        @Nullable String version,
        @Nullable String generation,
        @Nullable String edition,
        @Nullable String serviceState,
        int critical,
        int important,
        int moderate,
        int low,
        int unspecified,
        Standing state) {

    Missing missing() {
        return new Missing(critical, important, moderate, low, unspecified, 0);
    }
}
