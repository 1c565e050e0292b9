package dev.mainstay.scanner.catalogue;

import dev.mainstay.http.ProblemKind;

/** Problems of asking the catalogue and of adding to it. */
final class CatalogueProblems {
    static final ProblemKind CATALOGUE_LOADING = new ProblemKind(
            503, "catalogue-loading", "The catalogue is being loaded", "Le catalogue est en cours de chargement");
    static final ProblemKind DOCUMENT_OLDER = new ProblemKind(
            409,
            "document-older",
            "A later revision of the document is stored",
            "Une révision plus récente du document est enregistrée");
    static final ProblemKind DOCUMENT_UNREADABLE =
            new ProblemKind(422, "document-unreadable", "The document cannot be read", "Le document est illisible");
    static final ProblemKind UNKNOWN_DOCUMENT = new ProblemKind(
            404, "unknown-document", "The catalogue has no such document", "Le catalogue ne contient pas ce document");
    static final ProblemKind UNKNOWN_UPDATE = new ProblemKind(
            404, "unknown-update", "No document names the update", "Aucun document ne nomme cette mise à jour");

    private CatalogueProblems() {}
}
