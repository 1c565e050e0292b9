package dev.mainstay.scanner.finding.query;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for findings. */
final class FindingProblems {
    static final ProblemKind NO_FINDINGS = new ProblemKind(
            404, "no-findings", "Nothing is concluded about the host", "Aucune conclusion n'existe sur ce serveur");
    static final ProblemKind UNKNOWN_POOL =
            new ProblemKind(404, "unknown-pool", "The estate has no such pool", "Le parc ne contient pas ce pool");

    private FindingProblems() {}
}
