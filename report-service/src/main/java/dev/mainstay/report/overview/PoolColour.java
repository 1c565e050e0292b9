package dev.mainstay.report.overview;

/** What a pool's or host's tile shows. The first that fits, in this order. */
enum PoolColour {
    /** A job failed, was lost or was not proven. */
    FAILED,
    /** A job is on a host now. */
    PATCHING,
    /** An update is missing or a restart is due. */
    MISSING,
    /** Something is not known: no scan that can be relied on, or fewer members known than the pool has. */
    UNKNOWN,
    /** Proven: nothing missing. */
    COMPLIANT
}
