package dev.mainstay.scanner.catalogue;

import dev.mainstay.scanner.catalogue.document.CatalogueVersion;
import dev.mainstay.scanner.catalogue.document.StoredDocument;
import dev.mainstay.scanner.catalogue.fetch.CataloguePlace;
import java.time.Instant;
import java.util.List;

/**
 * The catalogue.
 *
 * @param version goes up with each import that changes a fact
 * @param changedAt when that was last
 * @param inUse the version that assessments and findings are made with; lower for some seconds after an import
 * @param places where documents are fetched from, and what came of it last
 */
record CatalogueView(
        long version, Instant changedAt, long inUse, List<StoredDocument> documents, List<CataloguePlace> places) {

    CatalogueView(CatalogueVersion stored, long inUse, List<StoredDocument> documents, List<CataloguePlace> places) {
        this(stored.number(), stored.changedAt(), inUse, documents, places);
    }
}
