package dev.mainstay.scanner.host;

import dev.mainstay.http.ProblemKind;

/** Problems with hosts that are named in a request. */
public final class HostProblems {
    public static final ProblemKind UNKNOWN_HOST =
            new ProblemKind(404, "unknown-host", "The estate has no such host", "Le parc ne contient pas ce serveur");

    private HostProblems() {}
}
