package dev.mainstay.catalogue.supersedence;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Edges that never close a circle: one that would is refused. */
final class AcyclicEdges {

    private final Map<String, Map<String, Edge>> down = new HashMap<>();
    private final Map<String, Map<String, Edge>> up = new HashMap<>();

    /** Adds the edge unless it closes a circle; a second edge between the same two is left out as known. */
    boolean add(Edge edge) {
        if (has(edge.kb(), edge.superseded())) {
            return true;
        }
        if (edge.kb().equals(edge.superseded()) || reaches(edge.superseded(), edge.kb())) {
            return false;
        }
        down.computeIfAbsent(edge.kb(), kb -> new LinkedHashMap<>()).put(edge.superseded(), edge);
        up.computeIfAbsent(edge.superseded(), kb -> new LinkedHashMap<>()).put(edge.kb(), edge);
        return true;
    }

    boolean has(String kb, String superseded) {
        return down.getOrDefault(kb, Map.of()).containsKey(superseded);
    }

    /** Edges from the update to what it contains directly. */
    Collection<Edge> from(String kb) {
        return down.getOrDefault(kb, Map.of()).values();
    }

    /** Edges to the update from what contains it directly. */
    Collection<Edge> to(String kb) {
        return up.getOrDefault(kb, Map.of()).values();
    }

    boolean reaches(String kb, String superseded) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(kb);
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (next.equals(superseded)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(down.getOrDefault(next, Map.of()).keySet());
            }
        }
        return false;
    }

    Collection<Edge> all() {
        return down.values().stream().flatMap(edges -> edges.values().stream()).toList();
    }
}
