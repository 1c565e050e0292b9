package dev.mainstay.report.compliance;

/** Where a host or a SQL Server instance stands. Exactly one holds; the first that fits, in this order. */
public enum Standing {
    /**
     * Its last job failed, was lost or was not proven, and no later complete scan shows that nothing is missing; a job that changed
     * nothing on it, or after which a person found it well, counts until the next complete scan only.
     */
    FAILED,
    /** Never scanned, scan too old, failed or in parts, or an instance that no scan has confirmed. Never compliant. */
    UNKNOWN,
    /** At least one update is missing that no decision excepts. */
    MISSING,
    /** Nothing is missing, but a restart is due. */
    PENDING_RESTART,
    /** A complete scan that can be relied on offers nothing. */
    COMPLIANT
}
