package dev.mainstay.patch.policy.decision;

/** Why a decision that was taken may do nothing, now; the sentences in English and French stand in docs/events.md. */
public enum DecisionWarning {
    HOLDS_FOR_NOTHING("holds-for-nothing", "It holds for nothing now: no known host in its scope lists the update"),
    POOL_UNKNOWN("pool-unknown", "No known host is a member of the pool"),
    HOST_UNKNOWN("host-unknown", "The host is not part of the known estate"),
    UPDATE_UNLISTED("update-unlisted", "No last scan of a known host lists the update");

    private final String code;
    private final String message;

    DecisionWarning(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Its stable name, kebab case. */
    public String code() {
        return code;
    }

    /** A sentence for people, English. */
    public String message() {
        return message;
    }
}
