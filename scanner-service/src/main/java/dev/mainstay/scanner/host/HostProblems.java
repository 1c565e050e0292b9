package dev.mainstay.scanner.host;

import dev.mainstay.http.ProblemKind;

/** Problems with hosts and pools that are named in a request. */
public final class HostProblems {
    public static final ProblemKind UNKNOWN_HOST =
            new ProblemKind(404, "unknown-host", "The estate has no such host", "Le parc ne contient pas ce serveur");
    public static final ProblemKind UNKNOWN_POOL =
            new ProblemKind(404, "unknown-pool", "The estate has no such pool", "Le parc ne contient pas ce pool");

    private HostProblems() {}
}
