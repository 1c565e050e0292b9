package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One update contains another.
 *
 * @param firstSeen the earliest document that says so; absent for what follows from track or build
 */
public record Edge(
        String kb, String superseded, Basis basis, @Nullable Origin firstSeen) {

    /** Why it is believed. */
    public enum Basis {
        /** A document says so. */
        DOCUMENT,
        /** A correction says so. */
        OVERRIDE,
        /** The superseded one brings a lower build of the same product and track. */
        BUILD,
        /** The track is cumulative and the superseded one is not younger. */
        TRACK
    }
}
