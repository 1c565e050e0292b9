package dev.mainstay.scanner.estate;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.ProblemKind;
import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.EstateOutcome.Refused;
import dev.mainstay.scanner.topology.UnreadableTopologyException;
import java.util.Objects;

/** Problems of changing the estate, and how refusals are told over REST. */
final class EstateProblems {

    static final ProblemKind CSV_UNREADABLE =
            new ProblemKind(400, "csv-unreadable", "The CSV file cannot be read", "Le fichier CSV est illisible");

    static final ProblemKind HOST_EXISTS =
            new ProblemKind(409, "host-exists", "The estate has this host already", "Le parc contient déjà ce serveur");
    static final ProblemKind HOST_IN_TOPOLOGY = new ProblemKind(
            409, "host-in-topology", "The host belongs to the topology", "Le serveur appartient à la topologie");
    static final ProblemKind POOL_IN_TOPOLOGY = new ProblemKind(
            409, "pool-in-topology", "The pool belongs to the topology", "Le pool appartient à la topologie");
    static final ProblemKind UNKNOWN_SQL_INSTANCE = new ProblemKind(
            404,
            "unknown-sql-instance",
            "The estate has no such SQL Server instance",
            "Le parc ne contient pas cette instance SQL Server");
    static final ProblemKind UNKNOWN_ANNOTATION =
            new ProblemKind(404, "unknown-annotation", "There is no such annotation", "Cette annotation n'existe pas");
    static final ProblemKind IS_MACHINE = new ProblemKind(
            422,
            "host-is-machine",
            "The host is a machine and no name of others",
            "L’hôte est une machine et non un nom porté par d’autres");
    static final ProblemKind NOT_PAIRABLE = new ProblemKind(
            422,
            "pools-not-pairable",
            "These pools cannot be each other's backup",
            "Ces pools ne peuvent pas se secourir mutuellement");
    static final ProblemKind CONTRADICTION = new ProblemKind(
            422,
            "annotation-contradiction",
            "A thing cannot be its own partner",
            "Une chose ne peut pas être son propre partenaire");

    private EstateProblems() {}

    static Planned planned(EstateOutcome outcome) {
        return switch (outcome) {
            case Planned planned -> planned;
            case Refused(ProblemKind why, String detail) -> throw why.because(detail);
        };
    }

    static ProblemException of(UnreadableTopologyException unreadable) {
        return unreadable
                .why()
                .because(Objects.requireNonNullElse(
                        unreadable.getMessage(), unreadable.why().title()));
    }
}
