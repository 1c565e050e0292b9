package dev.mainstay.report.host;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for hosts. */
final class HostProblems {
    static final ProblemKind UNKNOWN_HOST =
            new ProblemKind(404, "unknown-host", "The estate has no such host", "Le parc ne contient pas ce serveur");

    private HostProblems() {}
}
