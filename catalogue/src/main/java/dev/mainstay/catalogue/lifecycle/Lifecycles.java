package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.fact.LifecycleFact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Support dates by product and cycle. Where two documents tell of the same cycle, the later one holds. */
public final class Lifecycles {

    private final Map<String, Map<String, LifecycleFact>> byProduct;

    public Lifecycles(Collection<LifecycleFact> facts) {
        this.byProduct = facts.stream()
                .sorted(Comparator.comparing(fact -> fact.origin().date()))
                .collect(Collectors.groupingBy(
                        LifecycleFact::product,
                        Collectors.toMap(LifecycleFact::cycle, fact -> fact, (earlier, later) -> later)));
    }

    /**
     * What is known of one cycle of a product.
     *
     * @param product as {@link LifecycleFact#product()}
     * @param cycle as {@link LifecycleFact#cycle()}
     */
    public Optional<LifecycleFact> find(String product, String cycle) {
        return Optional.ofNullable(byProduct.getOrDefault(product, Map.of()).get(cycle));
    }

    /** All cycles of a product, sorted by name; empty for a product that no document tells of. */
    public List<LifecycleFact> of(String product) {
        return byProduct.getOrDefault(product, Map.of()).values().stream()
                .sorted(Comparator.comparing(LifecycleFact::cycle))
                .toList();
    }
}
