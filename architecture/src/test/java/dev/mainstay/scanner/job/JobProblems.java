package dev.mainstay.scanner.job;

import dev.mainstay.http.ProblemKind;

final class JobProblems {
    static final ProblemKind UNKNOWN_JOB = new ProblemKind("unknown-job");

    private JobProblems() {}
}
