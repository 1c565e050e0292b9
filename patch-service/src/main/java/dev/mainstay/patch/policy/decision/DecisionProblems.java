package dev.mainstay.patch.policy.decision;

import dev.mainstay.http.ProblemKind;

/** Problems of deciding about updates. */
final class DecisionProblems {
    static final ProblemKind UNKNOWN_DECISION =
            new ProblemKind(404, "unknown-decision", "Unknown decision", "Décision inconnue");
    static final ProblemKind INVALID_DECISION =
            new ProblemKind(400, "invalid-decision", "Invalid decision", "Décision non valide");

    private DecisionProblems() {}
}
