package dev.mainstay.scanner.identity;

/** What a person says when two machines speak for a host. */
public enum IdentityDecision {
    /** The machine that contradicts what is known is the host now: it was replaced or installed anew. */
    ACCEPT_NEW,
    /** The host is the machine that is known; the other one is refused from now on. */
    KEEP_KNOWN
}
