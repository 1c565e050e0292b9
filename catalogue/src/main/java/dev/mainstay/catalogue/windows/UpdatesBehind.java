package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Updates that a host lists although its build is below that which they bring. Since cumulative updates the build is what is
 * in force: such an update waits for a restart, or was rolled back at the last one, or list and build are of different
 * times. Which of them the host's restart markers tell.
 */
final class UpdatesBehind {
    private final InstalledUpdates installed;
    private final SupersedenceGraph graph;
    private final String product;
    private final Version build;
    private final @Nullable Boolean pendingRestart;

    UpdatesBehind(InstalledUpdates installed, SupersedenceGraph graph, String product, Version build, HostFacts host) {
        this.installed = installed;
        this.graph = graph;
        this.product = product;
        this.build = build;
        this.pendingRestart = host.pendingRestart();
    }

    /**
     * Puts them among what is missing, in place of what they contain: a restart brings that, or a new installation of the
     * same update. Each has a finding of its own, so that none of them passes for installed.
     */
    void placeAmong(Map<String, MissingUpdate> missing, Fixes fixes) {
        Set<String> behind = installed.behind().keySet();
        for (String kb : newestFirst(behind)) {
            MissingUpdate finding = finding(kb);
            for (String other : List.copyOf(missing.keySet())) {
                boolean behindToo = behind.contains(other) && !other.equals(kb);
                if (!behindToo && (other.equals(kb) || graph.supersedes(kb, other))) {
                    MissingUpdate within = missing.remove(other);
                    if (within != null) {
                        finding.closes(within.closed(), fixes);
                    }
                }
            }
            missing.put(kb, finding);
        }
    }

    private List<String> newestFirst(Set<String> kbs) {
        return kbs.stream()
                .sorted(Comparator.comparing((String kb) -> installed.behind().getOrDefault(kb, 0))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private MissingUpdate finding(String kb) {
        int revision = installed.behind().getOrDefault(kb, 0);
        Version target = build.withRevision(revision);
        Update known = graph.updates().get(kb);
        Update update =
                known != null ? known : new Update(kb, Track.CUMULATIVE, target, null, List.of(), null, List.of());
        // Before Windows 10 a rollup may leave the revision as it was: only that something is contradicted is known.
        boolean sure = pendingRestart != null && build.isWindows10();
        boolean rolledBack = sure && Boolean.FALSE.equals(pendingRestart);
        MissingUpdate finding = new MissingUpdate(
                        update,
                        "windows/" + kb,
                        UpdateText.title(update, product),
                        rolledBack ? FindingState.FAILED : FindingState.INSTALLED_PENDING_REBOOT,
                        sure ? Confidence.STRONG : Confidence.LIKELY)
                .current(build.toString())
                .because(WindowsText.BEHIND.with(kb, target, build))
                .because(why(sure));
        return finding.remedy(
                rolledBack
                        ? WindowsText.BEHIND_INSTALL.with(kb)
                        : Boolean.TRUE.equals(pendingRestart)
                                ? WindowsText.BEHIND_RESTART.with()
                                : WindowsText.BEHIND_RESTART_OR_INSTALL.with(kb));
    }

    private Text why(boolean sure) {
        if (Boolean.TRUE.equals(pendingRestart)) {
            return WindowsText.BEHIND_PENDING.with();
        }
        return (sure ? WindowsText.BEHIND_ROLLED_BACK : WindowsText.BEHIND_UNKNOWN).with();
    }
}
