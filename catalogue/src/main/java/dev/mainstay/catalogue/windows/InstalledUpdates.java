package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is on a host, by its own list and by its build.
 *
 * @param listed KBs that the host lists
 * @param revision last part of the build: as told, or of the highest build that a listed update brings; absent when neither
 *     is known
 * @param told whether the host tells it
 * @param reached cumulative updates whose build the host has reached
 * @param hotpatch the hotpatch whose build the host has: it has reached what came up to that day, although the builds of
 *     that are higher; absent for other hosts
 * @param behind KBs that the host lists although the build it tells is below that which they bring, with that revision:
 *     they are not in force, or before Windows 10 perhaps not
 * @param newer what the host has that is newer than all that is known
 */
record InstalledUpdates(
        Set<String> listed,
        @Nullable Integer revision,
        boolean told,
        Set<String> reached,
        @Nullable Update hotpatch,
        Map<String, Integer> behind,
        NewerUpdates newer) {

    static InstalledUpdates of(HostFacts host, Windows windows, SupersedenceGraph graph, Catalogue catalogue) {
        Set<String> listed = new LinkedHashSet<>();
        host.hotfixes().stream().map(Hotfix::kb).forEach(listed::add);
        boolean byBuild = windows.line().isWindows10();
        Map<String, Integer> brought = brought(listed, windows, graph, catalogue);
        Integer highest = brought.values().stream().max(Integer::compare).orElse(null);
        Integer revision = windows.ubr() != null ? windows.ubr() : highest;
        NewerUpdates newer = NewerUpdates.of(listed, windows, highest, graph, catalogue);
        Map<String, Integer> behind = new TreeMap<>();
        Set<String> reached = new LinkedHashSet<>(newer.contained(graph));
        Update hotpatch = null;
        if (byBuild && revision != null) {
            hotpatch = hotpatch(revision, graph);
            for (Update update : graph.updates().values()) {
                if (isReached(update, revision, hotpatch)) {
                    reached.add(update.kb());
                }
            }
            brought.forEach((kb, build) -> {
                if (build > revision && !reached.contains(kb)) {
                    behind.put(kb, build);
                }
            });
        } else if (!byBuild && windows.ubr() != null) {
            brought.forEach((kb, build) -> {
                if (build > windows.ubr() && isRollup(graph.updates().get(kb))) {
                    behind.put(kb, build);
                }
            });
        }
        return new InstalledUpdates(listed, revision, windows.ubr() != null, reached, hotpatch, behind, newer);
    }

    /** Before Windows 10 these raise the revision: Microsoft's topic on build 6003 of Windows Server 2008, KB4489887. */
    private static boolean isRollup(@Nullable Update update) {
        return update != null
                && (update.track() == Track.MONTHLY_ROLLUP
                        || update.track() == Track.PREVIEW_ROLLUP
                        || update.track() == Track.SECURITY_ONLY);
    }

    private static boolean isReached(Update update, int revision, @Nullable Update hotpatch) {
        if (update.revision() == null || (update.track() != Track.CUMULATIVE && update.track() != Track.HOTPATCH)) {
            return false;
        }
        return update.revision() <= revision || isReachedByDay(update, hotpatch);
    }

    private static boolean isReachedByDay(Update update, @Nullable Update hotpatch) {
        LocalDate released = update.released();
        return hotpatch != null
                && hotpatch.released() != null
                && released != null
                && !released.isAfter(hotpatch.released());
    }

    /** The hotpatch that leaves a build which no cumulative update brings; absent for other builds. */
    private static @Nullable Update hotpatch(int revision, SupersedenceGraph graph) {
        Map<Track, Update> same = graph.updates().values().stream()
                .filter(update -> update.revision() != null && update.revision() == revision)
                .collect(Collectors.toMap(Update::track, update -> update, (one, other) -> one));
        return same.containsKey(Track.CUMULATIVE) ? null : same.get(Track.HOTPATCH);
    }

    /** The revisions that listed updates bring, as far as they are known. */
    private static Map<String, Integer> brought(
            Set<String> listed, Windows windows, SupersedenceGraph graph, Catalogue catalogue) {
        Map<String, Integer> brought = new TreeMap<>();
        Version line = windows.line();
        for (String kb : listed) {
            Update update = graph.updates().get(kb);
            if (update != null && update.revision() != null) {
                brought.put(kb, update.revision());
                continue;
            }
            for (WindowsBuildFact fact : catalogue.windowsBuilds(kb)) {
                // Those of MSRC's documents are in the graph, corrected.
                if (fact.origin().source() == Source.WINDOWS_BUILDS
                        && fact.build().isBuild(line)) {
                    brought.merge(kb, fact.build().revision(), Math::min);
                }
            }
        }
        return brought;
    }

    /** Listed and in force, or reached. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(listed);
        all.removeAll(behind.keySet());
        all.addAll(reached);
        return all;
    }

    /** Whether only the day of the host's hotpatch tells that an update is reached. */
    boolean isByHotpatch(Update update) {
        return reached.contains(update.kb())
                && hotpatch != null
                && update.revision() != null
                && revision != null
                && update.revision() > revision;
    }
}
