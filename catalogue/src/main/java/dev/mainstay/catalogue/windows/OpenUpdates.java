package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is still open in one graph on one host, and the smallest set of updates that closes it.
 *
 * <p>A vulnerability is closed when an update that names it is on the host, itself or within another, as long as the
 * documents offer it in lines of which one is enough (a rollup, or the security-only update of the month). An update that
 * stands alone counts by itself.
 */
final class OpenUpdates {

    /** Wider lines first: what they close needs no narrower one. */
    private static final List<Track> WIDE_FIRST = List.of(
            Track.CUMULATIVE,
            Track.MONTHLY_ROLLUP,
            Track.PREVIEW_ROLLUP,
            Track.SERVICING_STACK,
            Track.SINGLE,
            Track.IE_CUMULATIVE,
            Track.SECURITY_ONLY);

    private final Fixes fixes;
    private final SupersedenceGraph graph;
    private final BitSet closed;
    private final BitSet fixed = new BitSet();

    /** Over one graph.
     *
     * @param present KBs on the host: installed, or within what is installed */
    OpenUpdates(Fixes fixes, Set<String> present) {
        this.fixes = fixes;
        this.graph = fixes.graph();
        this.closed = graph.closure(graph.numbers(present));
        closed.stream()
                .filter(number -> graph.numbered().get(number).track().isAlternative())
                .forEach(number -> fixed.or(fixes.by(number)));
    }

    /** The updates of the graph that are on the host, and all that they contain. */
    BitSet closed() {
        return closed;
    }

    /** Vulnerabilities of one update that nothing on the host fixes. */
    private BitSet open(int number) {
        BitSet open = new BitSet();
        if (!closed.get(number)) {
            open.or(fixes.by(number));
            if (graph.numbered().get(number).track() != Track.SERVICING_STACK) {
                open.andNot(fixed);
            }
        }
        return open;
    }

    /**
     * Updates to install, each with what it closes itself and through what it contains; empty if nothing is open. None is a
     * preview: what one fixes, the next cumulative update or rollup does.
     */
    Map<Update, BitSet> smallest() {
        BitSet open = new BitSet();
        for (int number = 0; number < graph.numbered().size(); number++) {
            open.set(
                    number,
                    mayBeInstalled(graph.numbered().get(number))
                            && !fixes.isPreview(number)
                            && !open(number).isEmpty());
        }
        open.andNot(graph.contained(open));
        Map<Update, BitSet> closes = new LinkedHashMap<>();
        open.stream()
                .mapToObj(graph.numbered()::get)
                .sorted(Comparator.comparingInt((Update update) -> WIDE_FIRST.indexOf(update.track()))
                        .thenComparing(Update::kb))
                .forEach(update -> closes.put(update, openIn(graph.closure(update.kb()))));
        // Narrowest first: an update all of whose vulnerabilities wider ones close is not needed.
        for (Update update : List.copyOf(closes.keySet()).reversed()) {
            if (update.track() != Track.SERVICING_STACK && othersClose(update, closes)) {
                closes.remove(update);
            }
        }
        return closes;
    }

    /** Previews that close what nothing of the smallest set does, each with that; those within another one left out. */
    Map<Update, BitSet> previews(Map<Update, BitSet> smallest) {
        BitSet candidates = new BitSet();
        for (int number = 0; number < graph.numbered().size(); number++) {
            candidates.set(
                    number,
                    fixes.isPreview(number)
                            && mayBeInstalled(graph.numbered().get(number))
                            && !beyond(number, smallest).isEmpty());
        }
        candidates.andNot(graph.contained(candidates));
        Map<Update, BitSet> closes = new LinkedHashMap<>();
        candidates.stream().forEach(number -> closes.put(graph.numbered().get(number), beyond(number, smallest)));
        return closes;
    }

    private BitSet beyond(int preview, Map<Update, BitSet> smallest) {
        BitSet beyond = openIn(graph.closure(graph.numbered().get(preview).kb()));
        smallest.values().forEach(beyond::andNot);
        return beyond;
    }

    private static boolean mayBeInstalled(Update update) {
        return update.isDocumented() && update.track() != Track.SETUP && update.track() != Track.HOTPATCH;
    }

    /** Whether updates of lines of which one is enough close all that this one closes. */
    private static boolean othersClose(Update update, Map<Update, BitSet> closes) {
        BitSet left = new BitSet();
        left.or(closes.getOrDefault(update, left));
        closes.forEach((other, vulnerabilities) -> {
            if (other.track().isAlternative() && !other.kb().equals(update.kb())) {
                left.andNot(vulnerabilities);
            }
        });
        return left.isEmpty();
    }

    /** Vulnerabilities of any of the updates that nothing on the host fixes. */
    BitSet openIn(BitSet updates) {
        BitSet found = new BitSet();
        updates.stream().forEach(number -> found.or(open(number)));
        return found;
    }
}
