package dev.mainstay.scanner.scan;

import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import dev.mainstay.scanner.scan.report.ScanReport.Operation;
import dev.mainstay.scanner.scan.report.ScanReport.OperationResult;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateStateReport;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the last installation of what a scan finds missing ended, by the history that came with the scan. Pure. */
final class AttemptsEvaluator {
    private static final Set<OperationResult> FAILURES = EnumSet.of(OperationResult.FAILED, OperationResult.ABORTED);

    private AttemptsEvaluator() {}

    /** One at most for each update that is offered, in the scan's order. */
    static List<Attempt> attempts(List<UpdateReport> updates, List<HistoryReport> history) {
        return updates.stream()
                .filter(update -> update.state() == UpdateStateReport.MISSING)
                .flatMap(update -> last(update, history).stream())
                .toList();
    }

    private static Optional<Attempt> last(UpdateReport update, List<HistoryReport> history) {
        return history.stream()
                .filter(entry -> entry.updateId().equals(update.updateId()) && entry.revision() == update.revision())
                .filter(entry -> entry.operation() == Operation.INSTALLATION)
                .filter(entry -> entry.result() != OperationResult.NOT_STARTED)
                .max(Comparator.comparing(HistoryReport::at))
                .map(AttemptsEvaluator::attempt);
    }

    private static Attempt attempt(HistoryReport entry) {
        boolean failed = FAILURES.contains(entry.result());
        return Attempt.ofUpdate(
                entry.updateId(), entry.revision(), entry.at(), failed, failed ? entry.hresult() : null, null, null);
    }
}
