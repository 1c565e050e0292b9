package dev.mainstay.patch.release;

import dev.mainstay.events.ServingTable;
import java.util.Locale;

/** Cause for which a host counts as out of its pools; the first that holds counts. */
public enum OutageCause {
    /** A released job is on it. */
    IN_PROGRESS("is being patched", true, true),
    /** A job on it fell silent. */
    LOST("has a lost job", true, false),
    /** What its job was to do, and how far it is, cannot be read. */
    JOB_UNREADABLE("has a job that cannot be read", true, false),
    /** Its last job failed, and nothing has proven since that it is well. */
    FAILED("has a failed job", false, false),
    /** By its last word a service that makes it serve does not run: {@link ServingTable}. */
    NOT_SERVING("does not serve", false, false),
    /** Its last scan is too old to rely on. */
    STALE("has not been scanned for too long", false, false),
    NEVER_SCANNED("was never scanned", false, false),
    FRESHNESS_UNKNOWN("is in an unknown state", false, false),
    NOT_ENROLLED("has no enrolled agent", false, false),
    /** Two machines speak with its key. */
    IDENTITY_CONFLICT("may be another machine than it was: a person decides which one it is", false, false),
    /** No agent, and as a SQL Server's entry perhaps only the name of others. */
    NAME_OR_MACHINE(
            "is a machine without an agent or a name that others carry: enrol its agent, or say which hosts carry it with "
                    + "PUT /api/v1/estate/annotations/carriers",
            false,
            false);

    private final String inWords;
    private final boolean underWork;
    private final boolean passes;

    OutageCause(String inWords, boolean underWork, boolean passes) {
        this.inWords = inWords;
        this.underWork = underWork;
        this.passes = passes;
    }

    /** Stable code of what holds the host's own job. */
    public String code() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return this == IDENTITY_CONFLICT ? name : "host-" + name;
    }

    /** What to say of the host, in English. */
    String inWords() {
        return inWords;
    }

    /** Whether a job may be working on the host right now. */
    boolean underWork() {
        return underWork;
    }

    /** Whether it ends without a person. */
    boolean passes() {
        return passes;
    }
}
