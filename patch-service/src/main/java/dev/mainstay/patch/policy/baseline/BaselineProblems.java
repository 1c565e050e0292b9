package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.ProblemKind;

/** Problems with baselines that are named in a request. */
public final class BaselineProblems {
    public static final ProblemKind UNKNOWN_BASELINE =
            new ProblemKind(404, "unknown-baseline", "Unknown baseline", "Référentiel inconnu");

    private BaselineProblems() {}
}
