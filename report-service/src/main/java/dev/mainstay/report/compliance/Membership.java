package dev.mainstay.report.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host's place in a pool, and the pool as this host's snapshot tells it.
 *
 * @param toldAt version time of that snapshot: of two that differ, the later is right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Membership(
        UUID hostId,
        String pool,
        String site,
        String kind,
        String product,
        int size,
        @Nullable String pairedWith,
        boolean centralManagement,
        int ordinal,
        @Nullable String faultDomain,
        @Nullable String upgradeDomain,
        List<String> roles,
        Instant toldAt) {}
