package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentHeader;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A document of the catalogue.
 *
 * @param revision the document's own word for its revision; empty where it has none
 * @param revised date of the revision, as the document says
 * @param sha256 of the document as imported, hexadecimal
 * @param bytes size of the document as imported
 * @param cameFrom where it came from, for a person
 * @param facts how many statements it makes
 * @param added facts that the last import brought
 * @param changed facts that the last import changed
 * @param retracted facts that the last import took away
 */
public record StoredDocument(
        Source source,
        String document,
        String revision,
        LocalDate revised,
        String sha256,
        long bytes,
        Instant importedAt,
        String cameFrom,
        int facts,
        int added,
        int changed,
        int retracted) {

    /** As it was read, before its facts are compared with those that are stored. */
    static StoredDocument read(DocumentHeader header, SpooledDocument document, Instant now) {
        return new StoredDocument(
                header.source(),
                header.id(),
                header.revision(),
                header.date(),
                document.sha256(),
                document.bytes(),
                now,
                document.cameFrom(),
                0,
                0,
                0,
                0);
    }

    StoredDocument with(Differences differences) {
        return new StoredDocument(
                source,
                document,
                revision,
                revised,
                sha256,
                bytes,
                importedAt,
                cameFrom,
                differences.facts(),
                differences.added(),
                differences.changed(),
                differences.retracted());
    }

    boolean changesSomething() {
        return added + changed + retracted > 0;
    }
}
