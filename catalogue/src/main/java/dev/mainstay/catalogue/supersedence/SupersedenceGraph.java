package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.index.Catalogue;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which update of one product contains which. Without circles, immutable, the same whatever the order of the facts. */
public final class SupersedenceGraph {

    private final Map<String, Update> updates;
    /** By KB: an update's place is its number in every set of bits. */
    private final List<Update> numbered;

    private final Map<String, Integer> numbers = new HashMap<>();
    /** By number: the numbers of all that the update contains, directly or through others. */
    private final List<BitSet> contained;

    private final AcyclicEdges edges;
    private final List<SupersedenceWarning> warnings;
    private final Map<Track, LocalDate> first = new EnumMap<>(Track.class);

    private SupersedenceGraph(GraphAssembly assembly) {
        updates = Collections.unmodifiableMap(assembly.updates());
        numbered = List.copyOf(updates.values());
        numbered.forEach(update -> numbers.put(update.kb(), numbers.size()));
        edges = assembly.edges();
        contained = contained(assembly.order());
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
        return new SupersedenceGraph(new GraphAssembly(product, facts, overrides, KnownUpdates.NONE));
    }

    /**
     * The graph of one product from a catalogue, with its corrections.
     *
     * @param names of the product in documents, the first of which tells how it is serviced
     */
    public static SupersedenceGraph of(Catalogue catalogue, List<String> names) {
        CorrectedBuilds builds = new CorrectedBuilds(catalogue.fixedBuildOverrides());
        List<UpdateFact> facts = names.stream()
                .flatMap(name -> catalogue.updatesOf(name).stream())
                .map(builds::correct)
                .toList();
        String product = names.getFirst();
        // Tables alone do not make a graph: without documents there is nothing to judge.
        KnownUpdates known = facts.isEmpty() ? KnownUpdates.NONE : KnownUpdates.of(catalogue, product);
        return new SupersedenceGraph(new GraphAssembly(product, facts, catalogue.overrides(), known));
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

    /** The updates in the order of their numbers. */
    public List<Update> numbered() {
        return numbered;
    }

    /** The numbers of those of the updates that are here. */
    public BitSet numbers(Set<String> kbs) {
        BitSet found = new BitSet(numbered.size());
        for (int number = 0; number < numbered.size(); number++) {
            if (kbs.contains(numbered.get(number).kb())) {
                found.set(number);
            }
        }
        return found;
    }

    /** The KBs of numbers. */
    public List<String> kbs(BitSet updates) {
        return updates.stream().mapToObj(number -> numbered.get(number).kb()).toList();
    }

    /** The updates and all that they contain. */
    public BitSet closure(BitSet updates) {
        BitSet closure = contained(updates);
        closure.or(updates);
        return closure;
    }

    /** One of the updates and all that it contains. */
    public BitSet closure(String kb) {
        BitSet closure = new BitSet(numbered.size());
        closure.set(number(kb));
        closure.or(contained.get(number(kb)));
        return closure;
    }

    /** All that the updates contain; one of them is among it only if another contains it. */
    public BitSet contained(BitSet updates) {
        BitSet all = new BitSet(numbered.size());
        updates.stream().forEach(number -> all.or(contained.get(number)));
        return all;
    }

    /** Whether one contains the other, directly or through others; none contains itself. */
    public boolean supersedes(String kb, String superseded) {
        Integer newer = numbers.get(kb);
        Integer older = numbers.get(superseded);
        return newer != null && older != null && contained.get(newer).get(older);
    }

    /** From the oldest on, so that what an update contains is there before the update. */
    private List<BitSet> contained(List<Update> oldestFirst) {
        List<BitSet> all = new ArrayList<>();
        numbered.forEach(update -> all.add(new BitSet(numbered.size())));
        for (Update update : oldestFirst) {
            BitSet own = all.get(number(update.kb()));
            for (Edge edge : edges.from(update.kb())) {
                own.set(number(edge.superseded()));
                own.or(all.get(number(edge.superseded())));
            }
        }
        return all;
    }

    private int number(String kb) {
        return Objects.requireNonNull(numbers.get(kb), kb);
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
