package dev.mainstay.catalogue.supersedence;

/**
 * An edge that a document states and that is not believed.
 *
 * @param reason one sentence for a person
 */
public record SupersedenceWarning(String product, String kb, String superseded, Kind kind, String reason) {

    /** Why it is not believed. */
    public enum Kind {
        /** It would close a circle; the edge from the older to the newer update was dropped. */
        CYCLE,
        /** An update of a narrow track cannot contain one of a wide track. */
        NARROW_TRACK,
        /** A correction says that it is wrong. */
        OVERRIDDEN
    }
}
