package dev.mainstay.scanner.catalogue;

import dev.mainstay.scanner.catalogue.document.StoredDocument;

/**
 * What came of an import.
 *
 * @param applied false for a dry run, and for a document that is stored already
 * @param known whether exactly this document was stored already
 * @param document as it is stored now, or would be
 */
record ImportView(boolean applied, boolean known, StoredDocument document) {}
