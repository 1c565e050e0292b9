package dev.mainstay.scanner.scan.history;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for what hosts told. */
final class HistoryProblems {
    static final ProblemKind UNKNOWN_HOST_REPORT = new ProblemKind(
            404,
            "unknown-host-report",
            "The host has told nothing of itself yet",
            "L’hôte n’a encore rien communiqué de lui-même");
    static final ProblemKind UNKNOWN_UPDATE_HISTORY = new ProblemKind(
            404,
            "unknown-update-history",
            "The host has told no update history",
            "L’hôte n’a communiqué aucun historique de mises à jour");

    private HistoryProblems() {}
}
