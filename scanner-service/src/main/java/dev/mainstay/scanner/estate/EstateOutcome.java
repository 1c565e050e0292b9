package dev.mainstay.scanner.estate;

import dev.mainstay.scanner.estate.plan.EstateDiff;

/** What became of a wish to change the estate. */
public sealed interface EstateOutcome {

    /**
     * What changes.
     *
     * @param applied false for a dry run
     */
    record Planned(EstateDiff diff, boolean applied) implements EstateOutcome {}

    /** Nothing was changed. */
    record Refused(Reason reason, String detail) implements EstateOutcome {}

    /** Reason of a refusal; each has its stable problem code. */
    enum Reason {
        HOST_EXISTS(409, "host-exists", "The estate has this host already"),
        HOST_IN_TOPOLOGY(409, "host-in-topology", "The host belongs to the topology"),
        POOL_IN_TOPOLOGY(409, "pool-in-topology", "The pool belongs to the topology"),
        UNKNOWN_HOST(404, "unknown-host", "The estate has no such host"),
        UNKNOWN_POOL(404, "unknown-pool", "The estate has no such pool"),
        UNKNOWN_SQL_INSTANCE(404, "unknown-sql-instance", "The estate has no such SQL Server instance"),
        UNKNOWN_ANNOTATION(404, "unknown-annotation", "There is no such annotation"),
        IS_MACHINE(422, "host-is-machine", "The host is a machine and no name of others"),
        NOT_PAIRABLE(422, "pools-not-pairable", "These pools cannot be each other's backup"),
        CONTRADICTION(422, "annotation-contradiction", "A thing cannot be its own partner");

        private final int status;
        private final String code;
        private final String title;

        Reason(int status, String code, String title) {
            this.status = status;
            this.code = code;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }

        public String title() {
            return title;
        }
    }
}
