package dev.mainstay.patch.ordering;

import java.util.List;
import java.util.UUID;

/**
 * A removal that was ordered.
 *
 * @param decisionId the decision that declines the update on these hosts; while it stands, nothing installs it there again,
 *     and retracting it withdraws what is not begun
 */
public record RemovalView(UUID decisionId, List<NamedHostView> hosts) {}
