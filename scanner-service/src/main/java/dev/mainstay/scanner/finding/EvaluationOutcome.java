package dev.mainstay.scanner.finding;

import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.scanner.finding.evaluation.FindingNames;
import java.util.List;

/** What came of evaluating a host. */
sealed interface EvaluationOutcome {
    FindingsInput input();

    Evaluation evaluation();

    /** Something else was concluded than before. */
    record Changed(FindingsInput input, Evaluation evaluation, StoredFindings findings, NewEvent event)
            implements EvaluationOutcome {}

    /**
     * The same was concluded as before.
     *
     * @param missing names of what is missing, see {@link FindingNames}
     */
    record Confirmed(FindingsInput input, Evaluation evaluation, List<String> missing) implements EvaluationOutcome {}

    /** Nothing could be concluded, until something else is known. What was concluded before stands. */
    record Failed(FindingsInput input, Evaluation evaluation, String failure) implements EvaluationOutcome {}
}
