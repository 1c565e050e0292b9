package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.index.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The graphs of a catalogue's products, for a person who asks why. Each is built when it is asked for. */
public final class Supersedence {

    private final Catalogue catalogue;

    public Supersedence(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * One update in every product that has it, by the product's name.
     *
     * @param kb {@code KB} and digits
     */
    public List<UpdateInProduct> of(String kb) {
        return products()
                .filter(product -> names(product, kb))
                .flatMap(product -> in(product, kb).stream())
                .toList();
    }

    /** What documents state and is not believed, by product. */
    public List<SupersedenceWarning> warnings() {
        return products().flatMap(product -> graph(product).warnings().stream()).toList();
    }

    private Stream<String> products() {
        return catalogue.products().stream().sorted();
    }

    private boolean names(String product, String kb) {
        return catalogue.updatesOf(product).stream()
                .anyMatch(fact -> fact.kb().equals(kb) || fact.supersedes().contains(kb));
    }

    private Optional<UpdateInProduct> in(String product, String kb) {
        SupersedenceGraph graph = graph(product);
        return Optional.ofNullable(graph.updates().get(kb))
                .map(update -> new UpdateInProduct(
                        product,
                        update,
                        graph.edges().stream()
                                .filter(edge -> edge.kb().equals(kb))
                                .toList(),
                        graph.edges().stream()
                                .filter(edge -> edge.superseded().equals(kb))
                                .toList(),
                        graph.warnings().stream()
                                .filter(warning -> warning.kb().equals(kb)
                                        || warning.superseded().equals(kb))
                                .toList()));
    }

    private SupersedenceGraph graph(String product) {
        return SupersedenceGraph.of(catalogue, List.of(product));
    }
}
