package dev.mainstay.patch.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an order on one of the hosts that it names.
 *
 * @param jobId absent when the host has another open job: order it again once that has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedHostView(
        UUID hostId, String fqdn, @Nullable UUID jobId) {}
