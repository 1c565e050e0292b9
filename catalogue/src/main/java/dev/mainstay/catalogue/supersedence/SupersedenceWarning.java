package dev.mainstay.catalogue.supersedence;

/**
 * An edge, or a build, that a document states and that is not believed.
 *
 * @param superseded the older update; where it is about a build, the build as the document writes it
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
        OVERRIDDEN,
        /** A build that the tables of builds contradict, or that is another product's. */
        OTHER_BUILD,
        /** A build out of order with the dates of the product's other updates. */
        BUILD_ORDER
    }
}
