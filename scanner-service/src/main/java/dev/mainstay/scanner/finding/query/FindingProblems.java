package dev.mainstay.scanner.finding.query;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for findings. */
final class FindingProblems {
    static final ProblemKind NO_FINDINGS = new ProblemKind(
            404, "no-findings", "Nothing is concluded about the host", "Aucune conclusion n'existe sur ce serveur");

    private FindingProblems() {}
}
