package dev.mainstay.scanner.assessment;

import dev.mainstay.http.ProblemKind;

/** Problems of assessing exported files. */
final class AssessmentProblems {
    static final ProblemKind EXPORT_UNREADABLE = new ProblemKind(
            422, "export-unreadable", "The exported file cannot be read", "Le fichier exporté est illisible");

    private AssessmentProblems() {}
}
