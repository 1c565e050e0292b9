package dev.mainstay.patch.planning;

import dev.mainstay.http.ProblemKind;

/** Problems of planning a job again. */
final class RetryProblems {
    static final ProblemKind NOTHING_TO_INSTALL =
            new ProblemKind(409, "nothing-to-install", "Nothing left to install", "Plus rien à installer");

    private RetryProblems() {}
}
