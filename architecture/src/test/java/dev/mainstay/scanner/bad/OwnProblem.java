package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.http.ProblemKind;

@Breaks("PROBLEMS_ARE_CATALOGUED")
class OwnProblem {
    ProblemKind kind = new ProblemKind("own");
}
