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

    /**
     * Whether a host of this kind runs services of Lync Server or Skype for Business Server that are drained; of the others a
     * drain leaves running whatever runs.
     */
    public boolean drained() {
        return switch (this) {
            case ENTERPRISE_FRONT_END,
                    STANDARD_EDITION,
                    DIRECTOR,
                    EDGE,
                    MEDIATION,
                    PERSISTENT_CHAT,
                    SURVIVABLE_BRANCH,
                    VIDEO_INTEROP,
                    MONITORING,
                    ARCHIVING -> true;
            case SQL_STORE, FILE_STORE, OFFICE_WEB_APPS, TRUSTED_APPLICATION, PSTN_GATEWAY, PLAIN, UNKNOWN -> false;
        };
    }

    public static WorkloadKind named(String name) {
        for (WorkloadKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
