package dev.mainstay.scanner.identity;

import dev.mainstay.events.HostSnapshot.IdentityConflict;
import org.jspecify.annotations.Nullable;

/** What a scan is to its host, and what is known of the speaker after it. */
public sealed interface Continuity {

    Speaker after();

    /**
     * The host's own scan.
     *
     * @param conflict the contradiction that stands after it; absent when there is none
     */
    record Own(Speaker after, @Nullable IdentityConflict conflict) implements Continuity {}

    /** The first scan of the host with another Windows, or on another machine: what is known of the former is no longer it. */
    record Anew(Speaker after) implements Continuity {}

    /**
     * A scan that is not, or not surely, the host's: evidence, and nothing more.
     *
     * @param conflict the contradiction that stands after it; absent when a person has refused the machine before
     */
    record Foreign(Speaker after, @Nullable IdentityConflict conflict) implements Continuity {}
}
