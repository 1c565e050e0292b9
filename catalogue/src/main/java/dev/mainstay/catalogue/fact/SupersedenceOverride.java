package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A correction of the supersedence graph: an edge that does not exist though a source says so, or one that exists though
 * none does.
 *
 * @param product the product name it holds for; absent for all
 * @param exists whether {@code kb} supersedes {@code superseded}
 * @param reason why, with where it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SupersedenceOverride(
        Origin origin,
        String kb,
        String superseded,
        @Nullable String product,
        boolean exists,
        String reason) implements Fact {

    @Override
    public String key() {
        return kb + "|" + superseded + "|" + (product == null ? "" : product);
    }
}
