package dev.mainstay.scanner.enrolment;

import dev.mainstay.http.ProblemKind;
import dev.mainstay.scanner.host.HostId;

/** What became of an agent's wish to enrol. */
sealed interface EnrolmentOutcome {

    record Enrolled(HostId host) implements EnrolmentOutcome {}

    record Refused(ProblemKind why, String detail) implements EnrolmentOutcome {}
}
