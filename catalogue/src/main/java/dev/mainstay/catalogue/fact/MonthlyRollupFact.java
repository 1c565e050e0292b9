package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A rollup, or a month's security-only update, of a Windows before 10.
 *
 * @param product {@code Windows Server 2008 R2}, {@code Windows Server 2012}, {@code Windows Server 2012 R2}
 * @param kb {@code KB} and digits
 * @param month it is of; absent where unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MonthlyRollupFact(
        Origin origin, String product, String kb, @Nullable YearMonth month, Kind kind) implements Fact {

    /** What it holds. */
    public enum Kind {
        MONTHLY_ROLLUP,
        SECURITY_ONLY,
        PREVIEW_ROLLUP,
        /** One of the two: the source lists them together. */
        ROLLUP_OR_PREVIEW
    }

    @Override
    public String key() {
        return product + "|" + kb;
    }
}
