package dev.mainstay.scanner.identity;

import dev.mainstay.events.HostSnapshot.IdentityConflict;
import java.time.Instant;

/**
 * What a person decided about which machine a host is.
 *
 * @param decidedBy who decided
 * @param reason in that person's words
 * @param ended the contradiction that it ended
 */
record PastDecision(
        IdentityDecision decision, String decidedBy, String reason, Instant decidedAt, IdentityConflict ended) {}
