package dev.mainstay.catalogue.intake;

import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.util.List;

/**
 * What an import came to.
 *
 * @param documents that were read, in the order of their files
 * @param ignored how many files no reader knows
 * @param malformed what was wrong; if anything was, nothing is written
 */
public record ImportResult(List<DocumentSummary> documents, int ignored, List<MalformedDocumentException> malformed) {

    public ImportResult {
        documents = List.copyOf(documents);
        malformed = List.copyOf(malformed);
    }

    /** Whether the catalogue was replaced. */
    public boolean written() {
        return malformed.isEmpty() && !documents.isEmpty();
    }

    public int facts() {
        return documents.stream().mapToInt(DocumentSummary::facts).sum();
    }
}
