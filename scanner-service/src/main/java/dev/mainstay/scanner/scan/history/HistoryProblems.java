package dev.mainstay.scanner.scan.history;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for update histories. */
final class HistoryProblems {
    static final ProblemKind UNKNOWN_UPDATE_HISTORY = new ProblemKind(
            404,
            "unknown-update-history",
            "The host has told no update history",
            "L’hôte n’a communiqué aucun historique de mises à jour");

    private HistoryProblems() {}
}
