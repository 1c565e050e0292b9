package dev.mainstay.report.job;

import dev.mainstay.http.ProblemKind;

/** Problems of asking for jobs. */
final class JobProblems {
    static final ProblemKind UNKNOWN_JOB = new ProblemKind(404, "unknown-job", "Unknown job", "Tâche inconnue");

    private JobProblems() {}
}
