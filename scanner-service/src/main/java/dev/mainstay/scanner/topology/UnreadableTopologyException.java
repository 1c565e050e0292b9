package dev.mainstay.scanner.topology;

import dev.mainstay.http.ProblemKind;

/** A topology document that cannot be taken; nothing was changed. */
public final class UnreadableTopologyException extends Exception {
    private final transient ProblemKind why;

    UnreadableTopologyException(ProblemKind why, String detail) {
        super(detail);
        this.why = why;
    }

    public ProblemKind why() {
        return why;
    }
}
