package dev.mainstay.report.conclusion;

import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.FindingsSnapshot.Finding;
import dev.mainstay.events.FindingsSnapshot.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is concluded about a host.
 *
 * @param evaluatedAt when the conclusions last changed
 * @param scannedAt when the scan was received from which they were drawn
 * @param stale whether they may no longer hold: later scans were not complete, or there were none for too long
 * @param omitted how many more there are that did not fit into the event; scanner-service has them
 * @param simulated whether a simulated Windows said what they were drawn from
 * @param items what is not in order, the worst first
 */
@Schema(description = "What is concluded about a host from its last complete scan and the catalogue")
public record ConclusionsView(
        Instant evaluatedAt, Instant scannedAt, boolean stale, int omitted, boolean simulated, List<Finding> items) {
    /** What cannot be mended first, what nobody can tell after what is known, what a person accepted last. */
    public static final Comparator<State> WORST_FIRST =
            Comparator.comparingInt(List.of(
                    State.UNPATCHABLE,
                    State.FAILED,
                    State.MISSING,
                    State.INSTALLED_PENDING_REBOOT,
                    State.UNKNOWN,
                    State.WAIVED)::indexOf);

    /** By state; within one the order of the event stays: what is exploited first, then by severity. */
    static ConclusionsView of(FindingsSnapshot snapshot, boolean stale) {
        List<Finding> items = snapshot.findings().stream()
                .sorted(Comparator.comparing(Finding::state, WORST_FIRST))
                .toList();
        return new ConclusionsView(
                snapshot.evaluatedAt(), snapshot.scannedAt(), stale, snapshot.omitted(), snapshot.simulated(), items);
    }
}
