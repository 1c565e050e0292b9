package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.supersedence.Edge.Basis;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Assembly of the graph of one product, step by step: what documents say without what corrections and tracks forbid,
 * then builds, then an order that respects both, then what tracks imply. Every step goes through its edges in an order
 * that depends on the facts alone.
 */
final class GraphAssembly {

    private static final Comparator<Update> BY_AGE = Comparator.comparing(Update::releasedOrMin)
            .thenComparingInt(GraphAssembly::revision)
            .thenComparingLong(Update::number);

    private static final Comparator<Edge> BY_NAME =
            Comparator.comparing(Edge::kb).thenComparing(Edge::superseded);

    private final String product;
    private final KnownUpdates known;
    private final Map<String, Update> updates;
    private final AcyclicEdges edges = new AcyclicEdges();
    private final List<SupersedenceWarning> warnings = new ArrayList<>();

    GraphAssembly(String product, List<UpdateFact> facts, List<SupersedenceOverride> overrides, KnownUpdates known) {
        this.product = product;
        this.known = known;
        List<SupersedenceOverride> own = overrides.stream()
                .filter(override ->
                        override.product() == null || override.product().equals(product))
                .toList();
        List<UpdateFact> believed =
                facts.stream().map(fact -> withoutDenied(fact, own)).toList();
        this.updates = UpdateMerge.merge(product, believed);
        BelievedBuilds.settle(product, known, updates, warnings);
        List<Edge> stated = stated(believed, own);
        placeUndocumented(stated);
        addStated(stated);
        addBuilds();
        addTracks(order());
    }

    Map<String, Update> updates() {
        return updates;
    }

    AcyclicEdges edges() {
        return edges;
    }

    List<SupersedenceWarning> warnings() {
        return warnings;
    }

    private List<Edge> stated(List<UpdateFact> facts, List<SupersedenceOverride> overrides) {
        Map<String, Edge> stated = new TreeMap<>();
        for (UpdateFact fact : facts) {
            for (String superseded : fact.supersedes()) {
                stated.merge(
                        fact.kb() + ">" + superseded,
                        new Edge(fact.kb(), superseded, Basis.DOCUMENT, fact.origin()),
                        GraphAssembly::earlier);
            }
        }
        for (SupersedenceOverride override : overrides) {
            if (override.exists() && updates.containsKey(override.kb())) {
                stated.put(
                        override.kb() + ">" + override.superseded(),
                        new Edge(override.kb(), override.superseded(), Basis.OVERRIDE, override.origin()));
            }
        }
        return stated.values().stream().sorted(BY_NAME).toList();
    }

    /** The fact without what corrections say is wrong in it, of which it warns once. */
    private UpdateFact withoutDenied(UpdateFact fact, List<SupersedenceOverride> overrides) {
        List<String> supersedes = new ArrayList<>(fact.supersedes());
        for (SupersedenceOverride override : overrides) {
            if (!override.exists() && override.kb().equals(fact.kb()) && supersedes.remove(override.superseded())) {
                SupersedenceWarning warning = new SupersedenceWarning(
                        product, override.kb(), override.superseded(), Kind.OVERRIDDEN, override.reason());
                if (!warnings.contains(warning)) {
                    warnings.add(warning);
                }
            }
        }
        return supersedes.size() == fact.supersedes().size() ? fact : fact.superseding(supersedes);
    }

    private static Edge earlier(Edge one, Edge other) {
        Comparator<Edge> byOrigin = Comparator.comparing(edge -> {
            Origin origin = edge.firstSeen();
            return origin == null ? "" : origin.date() + origin.document();
        });
        return byOrigin.compare(one, other) <= 0 ? one : other;
    }

    /**
     * An update that no document has and that is the only one a cumulative update supersedes is its predecessor: a month
     * whose document is not there. The first of a track is not: what it supersedes came before the track.
     */
    private void placeUndocumented(List<Edge> stated) {
        Map<String, Integer> supersedes = new HashMap<>();
        stated.forEach(edge -> supersedes.merge(edge.kb(), 1, Integer::sum));
        for (Edge edge : stated) {
            Update newer = updates.get(edge.kb());
            Update older = updates.get(edge.superseded());
            if (newer == null || (older != null && isPlaced(older))) {
                continue;
            }
            boolean predecessor = newer.track().isCumulative()
                    && supersedes.getOrDefault(newer.kb(), 0) == 1
                    && updates.values().stream()
                            .anyMatch(other -> other.isDocumented()
                                    && other.track() == newer.track()
                                    && other.releasedOrMin().isBefore(newer.releasedOrMin()));
            if (older == null || (predecessor && older.track() == Track.SINGLE)) {
                updates.put(
                        edge.superseded(),
                        new Update(
                                edge.superseded(),
                                predecessor ? newer.track() : Track.SINGLE,
                                null,
                                predecessor ? newer.releasedOrMin().minusDays(1) : null,
                                List.of(),
                                null,
                                List.of()));
            }
        }
    }

    /** Whether a document or a table tells when about it came. */
    private boolean isPlaced(Update update) {
        return update.isDocumented() || known.has(update.kb());
    }

    private void addStated(List<Edge> stated) {
        List<Edge> doubtful = new ArrayList<>();
        for (Edge edge : stated) {
            Update newer = updates.get(edge.kb());
            Update older = updates.get(edge.superseded());
            if (newer == null || older == null) {
                continue;
            }
            if (edge.basis() == Basis.DOCUMENT && newer.track().isNarrowerThan(older.track())) {
                warn(
                        edge.kb(),
                        edge.superseded(),
                        Kind.NARROW_TRACK,
                        newer.track() + " cannot contain " + older.track());
            } else if (isPlaced(older) && BY_AGE.compare(newer, older) < 0) {
                doubtful.add(edge);
            } else {
                // From the newer to the older: no number of such edges closes a circle.
                edges.add(edge);
            }
        }
        for (Edge edge : doubtful) {
            if (!edges.add(edge)) {
                warn(
                        edge.kb(),
                        edge.superseded(),
                        Kind.CYCLE,
                        "the superseded one is younger, and supersedes it in turn");
            }
        }
    }

    private void addBuilds() {
        for (Track track : Track.values()) {
            List<Update> built = updates.values().stream()
                    .filter(update -> update.track() == track && track.isCumulative() && update.revision() != null)
                    .sorted(Comparator.comparingInt(GraphAssembly::revision).thenComparing(BY_AGE))
                    .toList();
            for (int i = 1; i < built.size(); i++) {
                edges.add(new Edge(built.get(i).kb(), built.get(i - 1).kb(), Basis.BUILD, null));
            }
        }
    }

    /** Oldest first; an update comes after all that it contains, and else by age. */
    List<Update> order() {
        Map<String, Integer> open = new HashMap<>();
        PriorityQueue<Update> ready = new PriorityQueue<>(BY_AGE);
        for (Update update : updates.values()) {
            int contained = edges.from(update.kb()).size();
            open.put(update.kb(), contained);
            if (contained == 0) {
                ready.add(update);
            }
        }
        List<Update> order = new ArrayList<>();
        for (Update next = ready.poll(); next != null; next = ready.poll()) {
            order.add(next);
            for (Edge edge : edges.to(next.kb())) {
                if (open.merge(edge.kb(), -1, Integer::sum) == 0) {
                    ready.add(updates.get(edge.kb()));
                }
            }
        }
        return order;
    }

    private void addTracks(List<Update> order) {
        Map<Track, Update> latest = new HashMap<>();
        for (Update update : order) {
            Update previous = latest.put(update.track(), update);
            if (previous != null && update.track().isCumulative()) {
                edges.add(new Edge(update.kb(), previous.kb(), Basis.TRACK, null));
            }
        }
        for (Track wide : Track.values()) {
            addNarrow(order, wide);
        }
        Track.servicingStackWithin(product).ifPresent(day -> addServicingStacks(order, day));
    }

    private void addServicingStacks(List<Update> order, LocalDate within) {
        for (Update stack : order) {
            if (stack.track() == Track.SERVICING_STACK) {
                order.stream()
                        .filter(update -> update.track() == Track.CUMULATIVE
                                && !update.releasedOrMin().isBefore(within)
                                && !update.releasedOrMin().isBefore(stack.releasedOrMin()))
                        .findFirst()
                        .ifPresent(update -> edges.add(new Edge(update.kb(), stack.kb(), Basis.TRACK, null)));
            }
        }
    }

    /** Each update of a narrower line goes below the first of the wide line that is not older. */
    private void addNarrow(List<Update> order, Track wide) {
        List<Update> wides =
                order.stream().filter(update -> update.track() == wide).toList();
        for (Update narrow : order) {
            LocalDate released = narrow.released();
            if (wide.contains(narrow.track()) && released != null) {
                wides.stream()
                        .filter(update -> !update.releasedOrMin().isBefore(released))
                        .findFirst()
                        .ifPresent(update -> edges.add(new Edge(update.kb(), narrow.kb(), Basis.TRACK, null)));
            }
        }
    }

    private static int revision(Update update) {
        return update.build() == null ? -1 : update.build().revision();
    }

    private void warn(String kb, String superseded, Kind kind, String reason) {
        warnings.add(new SupersedenceWarning(product, kb, superseded, kind, reason));
    }
}
