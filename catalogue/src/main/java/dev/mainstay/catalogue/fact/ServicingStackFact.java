package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An update of Windows' updater itself. A later one contains the earlier ones.
 *
 * @param product {@code Windows Server 2016}, {@code Windows Server 2012 R2} …
 * @param kb {@code KB} and digits
 * @param released the second Tuesday where the source knows only the month; absent where it knows neither
 * @param version of the stack, four parts; absent where unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServicingStackFact(
        Origin origin,
        String product,
        String kb,
        @Nullable LocalDate released,
        @Nullable String version) implements Fact {

    @Override
    public String key() {
        return product + "|" + kb;
    }
}
