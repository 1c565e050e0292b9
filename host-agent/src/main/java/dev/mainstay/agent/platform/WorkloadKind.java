package dev.mainstay.agent.platform;

/** What kind of pool the host is a member of, as the order names it. A name the agent does not know is UNKNOWN. */
public enum WorkloadKind {
    ENTERPRISE_FRONT_END(true),
    STANDARD_EDITION(true),
    DIRECTOR(true),
    EDGE(true),
    MEDIATION(true),
    PERSISTENT_CHAT(true),
    SURVIVABLE_BRANCH(true),
    SQL_STORE(false),
    FILE_STORE(false),
    OFFICE_WEB_APPS(false),
    TRUSTED_APPLICATION(false),
    PSTN_GATEWAY(false),
    VIDEO_INTEROP(true),
    MONITORING(true),
    ARCHIVING(true),
    AV_CONFERENCING(true),
    PLAIN(false),
    UNKNOWN(false);

    private final boolean drained;

    WorkloadKind(boolean drained) {
        this.drained = drained;
    }

    /**
     * Whether a host of this kind runs services of Lync Server or Skype for Business Server that are drained; of the others a
     * drain leaves running whatever runs.
     */
    public boolean drained() {
        return drained;
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
