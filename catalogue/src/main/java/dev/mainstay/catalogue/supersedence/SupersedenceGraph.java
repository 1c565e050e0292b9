package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which update of one product contains which. Without circles, immutable, the same whatever the order of the facts. */
public final class SupersedenceGraph {

    private final Map<String, Update> updates;
    private final AcyclicEdges edges;
    private final List<SupersedenceWarning> warnings;
    private final Map<Track, LocalDate> first = new EnumMap<>(Track.class);

    private SupersedenceGraph(GraphAssembly assembly) {
        updates = Collections.unmodifiableMap(assembly.updates());
        edges = assembly.edges();
        warnings = List.copyOf(assembly.warnings());
        for (Update update : updates.values()) {
            LocalDate released = update.released();
            if (released != null) {
                first.merge(update.track(), released, (one, other) -> other.isBefore(one) ? other : one);
            }
        }
    }

    /**
     * The graph of one product.
     *
     * @param product its name, which tells how it is serviced
     * @param facts about it, from any documents
     * @param overrides of all products
     */
    public static SupersedenceGraph of(String product, List<UpdateFact> facts, List<SupersedenceOverride> overrides) {
        return new SupersedenceGraph(new GraphAssembly(product, facts, overrides));
    }

    /** By KB. */
    public Map<String, Update> updates() {
        return updates;
    }

    public Collection<Edge> edges() {
        return edges.all();
    }

    /** When about the first update of a track came; empty if there is none. */
    public Optional<LocalDate> first(Track track) {
        return Optional.ofNullable(first.get(track));
    }

    /** Edges that documents state and that are not believed. */
    public List<SupersedenceWarning> warnings() {
        return warnings;
    }

    /** The updates and all that they contain. */
    public Set<String> closure(Collection<String> kbs) {
        Set<String> closure = contained(kbs);
        closure.addAll(kbs);
        return closure;
    }

    /** All that the updates contain; one of them is among it only if another contains it. */
    public Set<String> contained(Collection<String> kbs) {
        Set<String> contained = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(kbs);
        while (!open.isEmpty()) {
            for (Edge edge : edges.from(open.removeLast())) {
                if (contained.add(edge.superseded())) {
                    open.add(edge.superseded());
                }
            }
        }
        return contained;
    }

    /** Whether one contains the other, directly or through others; none contains itself. */
    public boolean supersedes(String kb, String superseded) {
        return !kb.equals(superseded) && edges.reaches(kb, superseded);
    }

    /** The shortest way up from an update to one of {@code containing}, first edge first; empty if there is none. */
    public Optional<List<Edge>> path(String kb, Set<String> containing) {
        Map<String, Edge> cameBy = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(kb));
        Deque<String> open = new ArrayDeque<>(Set.of(kb));
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            if (!at.equals(kb) && containing.contains(at)) {
                List<Edge> path = new ArrayList<>();
                for (Edge edge = cameBy.get(at); edge != null; edge = cameBy.get(edge.superseded())) {
                    path.addFirst(edge);
                }
                return Optional.of(path);
            }
            for (Edge edge : edges.to(at)) {
                if (seen.add(edge.kb())) {
                    cameBy.put(edge.kb(), edge);
                    open.add(edge.kb());
                }
            }
        }
        return Optional.empty();
    }
}
