package dev.mainstay.scanner.identity;

import dev.mainstay.http.ProblemKind;

/** Problems of saying which machine a host is. */
final class IdentityProblems {
    static final ProblemKind NO_IDENTITY_CONFLICT =
            new ProblemKind(409, "no-identity-conflict", "There is nothing to decide", "Il n’y a rien à décider");

    private IdentityProblems() {}
}
