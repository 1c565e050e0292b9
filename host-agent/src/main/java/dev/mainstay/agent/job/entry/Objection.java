package dev.mainstay.agent.job.entry;

/** Why a host was not touched, where it is not the host's own state; the names are those of docs/agent-protocol.md. */
public enum Objection {
    /** Its pool says that it cannot spare one of its Front Ends now. */
    POOL_NOT_READY,
    /** Its pool could not be asked. */
    POOL_READINESS_UNKNOWN
}
