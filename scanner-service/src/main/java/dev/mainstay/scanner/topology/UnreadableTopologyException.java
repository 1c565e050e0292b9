package dev.mainstay.scanner.topology;

/** A topology document that cannot be taken; nothing was changed. */
public final class UnreadableTopologyException extends Exception {
    private final Reason reason;

    UnreadableTopologyException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Reason of a refusal; each has its stable problem code. */
    public enum Reason {
        NOT_XML("topology-not-xml", "The document is not well-formed XML"),
        DTD_REFUSED("topology-dtd-refused", "The document has a DTD or entities"),
        TOO_COMPLEX("topology-too-complex", "The document is nested too deeply or has too many elements"),
        WRONG_ROOT("topology-wrong-root", "The document is not a topology"),
        INCOMPLETE("topology-incomplete", "The topology lacks something it must have"),
        CONTRADICTION("topology-contradiction", "The topology contradicts itself"),
        DUPLICATE_FQDN("topology-duplicate-fqdn", "A name stands for two things in the topology"),
        POOL_WITHOUT_MACHINES("topology-pool-without-machines", "A pool of the topology has no machines");

        private final String code;
        private final String title;

        Reason(String code, String title) {
            this.code = code;
            this.title = title;
        }

        public String code() {
            return code;
        }

        public String title() {
            return title;
        }
    }
}
