package dev.mainstay.patch.rollout;

import dev.mainstay.http.ProblemKind;

/** Problems with rollouts that are named in a request. */
public final class RolloutProblems {
    public static final ProblemKind UNKNOWN_ROLLOUT =
            new ProblemKind(404, "unknown-rollout", "Unknown rollout", "Déploiement inconnu");
    public static final ProblemKind ROLLOUT_STATE = new ProblemKind(
            409, "rollout-state", "Not possible in this state", "Impossible dans l’état du déploiement");

    private RolloutProblems() {}
}
