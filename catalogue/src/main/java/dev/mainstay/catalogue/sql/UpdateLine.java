package dev.mainstay.catalogue.sql;

/**
 * The two lines of updates that a service pack of SQL Server has. A server on one is never compared with the builds of the
 * other (domain notes, §3.3).
 */
public enum UpdateLine {
    /** General Distribution Release: security updates on the service pack's own baseline. */
    GDR,
    /** Cumulative updates, and the security updates on top of them (QFE); for 2016 SP3 the Azure Connect Pack. */
    CUMULATIVE
}
