package dev.mainstay.patch.release;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for pools. */
final class PoolProblems {
    static final ProblemKind UNKNOWN_POOL =
            new ProblemKind(404, "unknown-pool", "The estate has no such pool", "Le parc ne contient pas ce pool");

    private PoolProblems() {}
}
