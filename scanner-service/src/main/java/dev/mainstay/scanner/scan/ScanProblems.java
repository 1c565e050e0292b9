package dev.mainstay.scanner.scan;

import dev.mainstay.http.ProblemKind;

/** Problems with scans that agents post. */
final class ScanProblems {
    static final ProblemKind SCAN_ID_TAKEN = new ProblemKind(
            409,
            "scan-id-taken",
            "Another host has a scan with this id",
            "Un autre serveur a une analyse de cet identifiant");
    static final ProblemKind SCAN_IN_THE_FUTURE = new ProblemKind(
            422, "scan-in-the-future", "The scan ended in the future", "L'analyse se termine dans le futur");
    static final ProblemKind SCAN_TOO_LARGE = new ProblemKind(
            413, "scan-too-large", "The scan offers too much", "L'analyse propose trop de mises à jour");

    private ScanProblems() {}
}
