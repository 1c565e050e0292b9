package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A correction of the fixed build that a document gives for an update: written short ({@code 8308.1198}), mistyped
 * ({@code 7.0.246.530}) or of another product.
 *
 * @param kb {@code KB} and digits; absent where it holds for every update of the product
 * @param product start of the product name it holds for, as documents write it ({@code Microsoft Lync Server 2013})
 * @param written the build as the document writes it
 * @param build what it should read, four parts; absent where the right one is not known, so that the written one is to be
 *     ignored and nothing put in its place
 * @param reason why, with where it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FixedBuildOverride(
        Origin origin,
        @Nullable String kb,
        String product,
        String written,
        @Nullable String build,
        String reason) implements Fact {

    @Override
    public String key() {
        return "fixed-build|" + (kb == null ? "" : kb) + "|" + product + "|" + written;
    }
}
