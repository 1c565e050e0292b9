package dev.mainstay.agent.job;

/** Why a host was not touched, where it is not the host's own state; the names are those of docs/agent-protocol.md. */
enum Objection {
    /** Its pool says that it cannot spare one of its Front Ends now. */
    POOL_NOT_READY,
    /** Its pool could not be asked. */
    POOL_READINESS_UNKNOWN
}
