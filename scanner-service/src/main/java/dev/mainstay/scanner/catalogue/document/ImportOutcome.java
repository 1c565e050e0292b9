package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Source;
import java.time.LocalDate;

/** What became of a document that was to be imported. */
public sealed interface ImportOutcome {

    /**
     * A document that was read and compared.
     *
     * @param applied false for a dry run
     * @param document as it is stored now, or would be
     */
    record Imported(boolean applied, StoredDocument document) implements ImportOutcome {}

    /** Exactly this document is stored already. */
    record Known(StoredDocument document) implements ImportOutcome {}

    /** A later revision of the document is stored. */
    record Older(Source source, String document, LocalDate revised, LocalDate stored) implements ImportOutcome {}

    /**
     * A document that cannot be read; nothing was changed.
     *
     * @param place where in the document; empty where that cannot be said
     */
    record Unreadable(String place, String message) implements ImportOutcome {}
}
