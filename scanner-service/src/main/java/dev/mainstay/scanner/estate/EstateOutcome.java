package dev.mainstay.scanner.estate;

import dev.mainstay.http.ProblemKind;
import dev.mainstay.scanner.estate.plan.EstateDiff;

/** What became of a wish to change the estate. */
public sealed interface EstateOutcome {

    /**
     * What changes.
     *
     * @param applied false for a dry run
     */
    record Planned(EstateDiff diff, boolean applied) implements EstateOutcome {}

    /**
     * Nothing was changed.
     *
     * @param detail English, what stands against it
     */
    record Refused(ProblemKind why, String detail) implements EstateOutcome {}
}
