package dev.mainstay.catalogue.supersedence;

import java.util.List;

/**
 * An update and what is beside it in the graph of one product.
 *
 * @param contains edges to what it contains directly
 * @param containedIn edges from what contains it directly
 * @param warnings what documents state about it and is not believed
 */
public record UpdateInProduct(
        String product,
        Update update,
        List<Edge> contains,
        List<Edge> containedIn,
        List<SupersedenceWarning> warnings) {

    public UpdateInProduct {
        contains = List.copyOf(contains);
        containedIn = List.copyOf(containedIn);
        warnings = List.copyOf(warnings);
    }
}
