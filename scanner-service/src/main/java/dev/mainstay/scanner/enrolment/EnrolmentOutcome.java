package dev.mainstay.scanner.enrolment;

import dev.mainstay.scanner.host.HostId;

/** What became of an agent's wish to enrol. */
sealed interface EnrolmentOutcome {

    record Enrolled(HostId host) implements EnrolmentOutcome {}

    record Refused(Reason reason, String detail) implements EnrolmentOutcome {}

    /** Reason of a refusal; each has its stable problem code. */
    enum Reason {
        TOKEN_UNKNOWN(403, "enrolment-token-unknown", "The enrolment token is not known"),
        TOKEN_EXPIRED(403, "enrolment-token-expired", "The enrolment token has expired"),
        TOKEN_USED(409, "enrolment-token-used", "The enrolment token was used before"),
        FQDN_MISMATCH(409, "enrolment-fqdn-mismatch", "The enrolment token is for another host");

        final int status;
        final String code;
        final String title;

        Reason(int status, String code, String title) {
            this.status = status;
            this.code = code;
            this.title = title;
        }
    }
}
