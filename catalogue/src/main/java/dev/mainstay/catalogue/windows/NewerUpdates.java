package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host has that is newer than all that documents and tables know. Each is an inference, and is told.
 *
 * @param above the highest revision known, where the host tells a higher one; absent otherwise
 * @param cumulative an unknown KB taken to be a cumulative update or rollup that contains all known ones: its number is
 *     above theirs, and the host, which must have one, lists none of those; absent where there is none
 * @param stack an unknown KB taken to be, or to need, a servicing stack later than all known ones: its number is above
 *     theirs; absent where there is none
 */
record NewerUpdates(
        @Nullable Integer above,
        @Nullable String cumulative,
        @Nullable String stack) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Set<Track> CUMULATIVE = EnumSet.of(Track.CUMULATIVE, Track.HOTPATCH);
    private static final Set<Track> ROLLUPS =
            EnumSet.of(Track.MONTHLY_ROLLUP, Track.PREVIEW_ROLLUP, Track.SECURITY_ONLY);

    static NewerUpdates of(
            Set<String> listed,
            Windows windows,
            @Nullable Integer highestListed,
            SupersedenceGraph graph,
            Catalogue catalogue) {
        boolean byBuild = windows.line().isWindows10();
        Set<Track> kinds = byBuild ? CUMULATIVE : ROLLUPS;
        long newest = -1;
        int highest = -1;
        long newestStack = -1;
        boolean lists = highestListed != null;
        for (Update update : graph.updates().values()) {
            if (kinds.contains(update.track())) {
                newest = Math.max(newest, number(update.kb()));
                highest = Math.max(highest, update.revision() == null ? -1 : update.revision());
                lists = lists || listed.contains(update.kb());
            } else if (update.track() == Track.SERVICING_STACK) {
                newestStack = Math.max(newestStack, number(update.kb()));
            }
        }
        String stranger = stranger(listed, graph, catalogue);
        Integer told = windows.ubr();
        return new NewerUpdates(
                byBuild && told != null && highest >= 0 && told > highest ? (Integer) highest : null,
                told == null && !lists && newest >= 0 && isAbove(stranger, newest) ? stranger : null,
                newestStack >= 0 && isAbove(stranger, newestStack) ? stranger : null);
    }

    /** The highest number that the host lists and nothing knows. */
    private static @Nullable String stranger(Set<String> listed, SupersedenceGraph graph, Catalogue catalogue) {
        String highest = null;
        for (String kb : listed) {
            boolean known = graph.updates().containsKey(kb)
                    || !catalogue.updatesByKb(kb).isEmpty()
                    || !catalogue.windowsBuilds(kb).isEmpty();
            if (!known && (highest == null || number(kb) > number(highest))) {
                highest = kb;
            }
        }
        return highest;
    }

    private static boolean isAbove(@Nullable String kb, long newest) {
        return kb != null && number(kb) > newest;
    }

    private static long number(String kb) {
        String digits = kb.substring(2);
        return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : -1;
    }

    /** What is known and therefore taken to be contained. */
    Set<String> contained(SupersedenceGraph graph) {
        Set<String> contained = new LinkedHashSet<>();
        for (Update update : graph.updates().values()) {
            boolean within = switch (update.track()) {
                case CUMULATIVE, MONTHLY_ROLLUP -> cumulative != null;
                case SERVICING_STACK -> stack != null;
                default -> false;
            };
            if (within) {
                contained.add(update.kb());
            }
        }
        return contained;
    }

    /** What to say of it. */
    List<Evidence> evidence(@Nullable Integer revision) {
        List<Evidence> evidence = new ArrayList<>();
        if (above != null) {
            evidence.add(new Evidence(null, WindowsText.NEWER_BUILD.with(revision, above)));
        }
        if (cumulative != null) {
            evidence.add(new Evidence(null, WindowsText.NEWER_CUMULATIVE.with(cumulative)));
        }
        if (stack != null && !stack.equals(cumulative)) {
            evidence.add(new Evidence(null, WindowsText.NEWER_STACK.with(stack)));
        }
        return evidence;
    }
}
