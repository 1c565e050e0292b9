package dev.mainstay.scanner.estate;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.ProblemKind;
import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.topology.UnreadableTopologyException;

/** How refusals of estate changes are told over REST. */
final class EstateProblems {

    static final ProblemKind CSV_UNREADABLE =
            new ProblemKind(400, "csv-unreadable", "The CSV file cannot be read", "Le fichier CSV est illisible");

    private EstateProblems() {}

    static Planned planned(EstateOutcome outcome) {
        return switch (outcome) {
            case Planned planned -> planned;
            case Refused(EstateOutcome.Reason reason, String detail) ->
                throw new ProblemException(reason.status(), reason.code(), reason.title(), detail);
        };
    }

    static ProblemException of(UnreadableTopologyException unreadable) {
        String detail = unreadable.getMessage();
        return new ProblemException(
                400,
                unreadable.reason().code(),
                unreadable.reason().title(),
                detail == null ? unreadable.reason().title() : detail);
    }
}
