package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.host.HostFacts;
import dev.mainstay.catalogue.host.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.HostFacts.Windows;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.view.Catalogue;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on a host, by its own list and by its build.
 *
 * @param listed KBs that the host lists
 * @param revision last part of the build: as told, or of the highest build that a listed update brings; absent when neither
 *     is known
 * @param told whether the host tells it
 * @param reached cumulative updates whose build the host has reached
 */
record InstalledUpdates(Set<String> listed, @Nullable Integer revision, boolean told, Set<String> reached) {

    static InstalledUpdates of(HostFacts host, Windows windows, SupersedenceGraph graph, Catalogue catalogue) {
        Set<String> listed = new LinkedHashSet<>();
        host.hotfixes().stream().map(Hotfix::kb).forEach(listed::add);
        Integer revision = windows.ubr() != null ? windows.ubr() : inferred(listed, windows, graph, catalogue);
        Set<String> reached = new LinkedHashSet<>();
        // Before Windows 10 a security-only update raises the build as a rollup does, so that a build proves nothing.
        if (revision != null && windows.version().startsWith("10.")) {
            for (Update update : graph.updates().values()) {
                boolean byBuild = update.track() == Track.CUMULATIVE || update.track() == Track.HOTPATCH;
                if (byBuild && update.revision() != null && update.revision() <= revision) {
                    reached.add(update.kb());
                }
            }
        }
        return new InstalledUpdates(listed, revision, windows.ubr() != null, reached);
    }

    private static @Nullable Integer inferred(
            Set<String> listed, Windows windows, SupersedenceGraph graph, Catalogue catalogue) {
        Integer highest = null;
        String prefix = windows.version() + "." + windows.build() + ".";
        for (String kb : listed) {
            Update update = graph.updates().get(kb);
            if (update != null && update.revision() != null) {
                highest = higher(highest, update.revision());
            }
            for (WindowsBuildFact fact : catalogue.windowsBuilds(kb)) {
                // Those of MSRC's documents are in the graph, corrected.
                if (fact.origin().source() == Source.WINDOWS_BUILDS
                        && fact.build().startsWith(prefix)) {
                    highest = higher(highest, Integer.parseInt(fact.build().substring(prefix.length())));
                }
            }
        }
        return highest;
    }

    private static Integer higher(@Nullable Integer one, int other) {
        return one == null || other > one ? other : one;
    }

    /** Listed or reached. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(listed);
        all.addAll(reached);
        return all;
    }
}
