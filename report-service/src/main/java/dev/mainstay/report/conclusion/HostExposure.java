package dev.mainstay.report.conclusion;

import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.FindingsSnapshot.Exploited;
import dev.mainstay.events.FindingsSnapshot.Finding;
import dev.mainstay.events.FindingsSnapshot.State;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host is exposed to by what is concluded about it. A known exploited vulnerability counts where it is known to be
 * open: not where a person accepted the risk, and not where nobody can tell whether the host has it.
 *
 * @param unpatchable conclusions that nothing can be installed any more
 * @param exploited distinct CVEs known to be exploited
 * @param exploitedDue the earliest day by which CISA wants one of them remediated; null without any
 * @param undetermined conclusions that nobody can tell
 */
record HostExposure(
        int unpatchable, int exploited, @Nullable LocalDate exploitedDue, int undetermined) {
    private static final Set<State> OPEN =
            EnumSet.of(State.MISSING, State.INSTALLED_PENDING_REBOOT, State.FAILED, State.UNPATCHABLE);

    static HostExposure of(FindingsSnapshot snapshot) {
        List<Exploited> exploited = snapshot.findings().stream()
                .filter(finding -> OPEN.contains(finding.state()))
                .flatMap(finding -> finding.exploited().stream())
                .toList();
        return new HostExposure(
                count(snapshot, State.UNPATCHABLE),
                (int) exploited.stream().map(Exploited::cve).distinct().count(),
                exploited.stream()
                        .map(Exploited::due)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                count(snapshot, State.UNKNOWN));
    }

    private static int count(FindingsSnapshot snapshot, State state) {
        return (int) snapshot.findings().stream()
                .map(Finding::state)
                .filter(each -> each == state)
                .count();
    }
}
