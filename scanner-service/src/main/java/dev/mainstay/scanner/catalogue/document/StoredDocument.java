package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Source;
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

    boolean changesSomething() {
        return added + changed + retracted > 0;
    }
}
