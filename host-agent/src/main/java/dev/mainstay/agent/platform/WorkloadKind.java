package dev.mainstay.agent.platform;

/** What kind of pool the host is a member of, as the order names it. A name the agent does not know is UNKNOWN. */
public enum WorkloadKind {
    ENTERPRISE_FRONT_END,
    STANDARD_EDITION,
    DIRECTOR,
    EDGE,
    MEDIATION,
    PERSISTENT_CHAT,
    SURVIVABLE_BRANCH,
    SQL_STORE,
    FILE_STORE,
    OFFICE_WEB_APPS,
    TRUSTED_APPLICATION,
    PSTN_GATEWAY,
    VIDEO_INTEROP,
    MONITORING,
    ARCHIVING,
    PLAIN,
    UNKNOWN;

    public static WorkloadKind named(String name) {
        for (WorkloadKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
