package dev.mainstay.scanner.identity;

import dev.mainstay.events.HostSnapshot.IdentityConflict;

/** What became of a decision about a host's identity. */
sealed interface IdentityOutcome {

    /** A decision that counts from now on. */
    record Decided(IdentityConflict ended) implements IdentityOutcome {}

    /** No contradiction stands. */
    record NothingToDecide() implements IdentityOutcome {}
}
