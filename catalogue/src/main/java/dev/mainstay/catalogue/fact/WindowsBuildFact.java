package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The build that an update brings Windows to.
 *
 * @param build four parts: {@code 10.0.17763.1234}
 * @param kb {@code KB} and digits
 * @param kind absent where the source does not say
 * @param products the releases of Windows it holds for ({@code Windows Server 2019}, {@code Windows 10 1809} …); empty
 *     where the source does not say, so that it holds for all that count builds as {@code build} does
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WindowsBuildFact(
        Origin origin,
        Version build,
        String kb,
        @Nullable LocalDate released,
        @Nullable Kind kind,
        List<String> products)
        implements Fact {

    @SuppressWarnings("ConstantValue") // a stored fact of an earlier release has no products
    public WindowsBuildFact {
        products = products == null ? List.of() : List.copyOf(products);
    }

    /** A fact of a source that says neither kind nor product. */
    public WindowsBuildFact(Origin origin, Version build, String kb, @Nullable LocalDate released) {
        this(origin, build, kb, released, null, List.of());
    }

    /** What kind of update brings it. */
    public enum Kind {
        CUMULATIVE,
        PREVIEW,
        OUT_OF_BAND,
        /** Leaves a lower build than the cumulative update of the same day. */
        HOTPATCH,
        /** The source does not know. */
        UNKNOWN
    }

    @Override
    public String key() {
        return build + "|" + kb + (products.isEmpty() ? "" : "|" + String.join(";", products));
    }
}
