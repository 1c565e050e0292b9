package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    private final SupersedenceGraph graph;
    private final Set<String> closed;
    private final Set<String> fixed = new HashSet<>();

    /** Over one graph.
     *
     * @param present updates on the host: installed, or within what is installed */
    OpenUpdates(SupersedenceGraph graph, Set<String> present) {
        this.graph = graph;
        this.closed = graph.closure(present);
        for (String kb : closed) {
            Update update = graph.updates().get(kb);
            if (update != null && update.track().isAlternative()) {
                update.vulnerabilities().forEach(vulnerability -> fixed.add(vulnerability.cve()));
            }
        }
    }

    /** The updates on the host and all that they contain. */
    Set<String> closed() {
        return closed;
    }

    boolean isOpen(Update update) {
        return update.isDocumented()
                && update.track() != Track.SETUP
                && !open(update).isEmpty();
    }

    /** Vulnerabilities of one update that nothing on the host fixes. */
    List<Vulnerability> open(Update update) {
        if (closed.contains(update.kb())) {
            return List.of();
        }
        if (update.track() == Track.SERVICING_STACK) {
            return update.vulnerabilities();
        }
        return update.vulnerabilities().stream()
                .filter(vulnerability -> !fixed.contains(vulnerability.cve()))
                .toList();
    }

    /** Updates to install, each with what it closes itself and through what it contains; empty if nothing is open. */
    Map<Update, Set<Vulnerability>> smallest() {
        List<Update> open = graph.updates().values().stream()
                .filter(this::isOpen)
                .filter(update -> update.track() != Track.HOTPATCH)
                .toList();
        Set<String> within = graph.contained(open.stream().map(Update::kb).toList());
        List<Update> newest = new ArrayList<>(open.stream()
                .filter(update -> !within.contains(update.kb()))
                .sorted(Comparator.comparingInt((Update update) -> WIDE_FIRST.indexOf(update.track()))
                        .thenComparing(Update::kb))
                .toList());
        Map<Update, Set<Vulnerability>> closes = new LinkedHashMap<>();
        newest.forEach(update -> closes.put(update, closes(update)));
        // How many updates of lines of which one is enough close each vulnerability.
        Map<String, Integer> closers = new HashMap<>();
        closes.forEach((update, vulnerabilities) -> {
            if (update.track().isAlternative()) {
                cves(vulnerabilities).forEach(cve -> closers.merge(cve, 1, Integer::sum));
            }
        });
        // Narrowest first: an update all of whose vulnerabilities wider ones close is not needed.
        for (Update update : newest.reversed()) {
            Set<String> own = cves(closes.getOrDefault(update, Set.of()));
            int itself = update.track().isAlternative() ? 1 : 0;
            if (update.track() != Track.SERVICING_STACK
                    && own.stream().allMatch(cve -> closers.getOrDefault(cve, 0) > itself)) {
                closes.remove(update);
                if (itself > 0) {
                    own.forEach(cve -> closers.merge(cve, -1, Integer::sum));
                }
            }
        }
        return closes;
    }

    private static Set<String> cves(Set<Vulnerability> vulnerabilities) {
        return vulnerabilities.stream().map(Vulnerability::cve).collect(Collectors.toSet());
    }

    private Set<Vulnerability> closes(Update update) {
        return openIn(graph.closure(List.of(update.kb())));
    }

    /** Vulnerabilities of any of the updates that nothing on the host fixes. */
    Set<Vulnerability> openIn(Set<String> kbs) {
        Set<Vulnerability> found = new LinkedHashSet<>();
        for (String kb : kbs) {
            Update contained = graph.updates().get(kb);
            if (contained != null) {
                found.addAll(open(contained));
            }
        }
        return found;
    }
}
