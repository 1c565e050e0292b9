package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.source.DocumentHeader;

/** What came of reading a document. */
sealed interface Reading {

    /** A document that was read to its end. */
    record Whole(DocumentHeader header) implements Reading {}

    /**
     * A document that is not what it should be.
     *
     * @param place in the document; empty where that cannot be said
     */
    record Broken(String place, String message) implements Reading {}
}
