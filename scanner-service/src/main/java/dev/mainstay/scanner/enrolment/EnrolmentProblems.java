package dev.mainstay.scanner.enrolment;

import dev.mainstay.http.ProblemKind;

/** Problems of enrolling an agent. */
final class EnrolmentProblems {
    static final ProblemKind TOKEN_UNKNOWN = new ProblemKind(
            403, "enrolment-token-unknown", "The enrolment token is not known", "Le jeton d'inscription est inconnu");
    static final ProblemKind TOKEN_EXPIRED = new ProblemKind(
            403, "enrolment-token-expired", "The enrolment token has expired", "Le jeton d'inscription a expiré");
    static final ProblemKind TOKEN_USED = new ProblemKind(
            409, "enrolment-token-used", "The enrolment token was used before", "Le jeton d'inscription a déjà servi");
    static final ProblemKind FQDN_MISMATCH = new ProblemKind(
            409,
            "enrolment-fqdn-mismatch",
            "The enrolment token is for another host",
            "Le jeton d'inscription est destiné à un autre serveur");

    private EnrolmentProblems() {}
}
