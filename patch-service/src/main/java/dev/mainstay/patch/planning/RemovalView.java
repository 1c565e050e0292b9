package dev.mainstay.patch.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A removal that was ordered.
 *
 * @param decisionId the decision that declines the update on these hosts; while it stands, nothing installs it there again,
 *     and retracting it withdraws what is not begun
 */
public record RemovalView(UUID decisionId, List<OnHost> hosts) {

    /**
     * What becomes of one host.
     *
     * @param jobId absent when the host has another open job: order it again once that has ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OnHost(UUID hostId, String fqdn, @Nullable UUID jobId) {}
}
