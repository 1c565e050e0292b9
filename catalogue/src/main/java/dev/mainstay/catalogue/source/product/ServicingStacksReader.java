package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.PatchTuesday;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The table of Windows' servicing stacks. Rows that only remark on a stack within a cumulative update, in {@code
 * supersedes}, are no stacks of their own and nothing is kept of them.
 */
public final class ServicingStacksReader extends CsvReader {

    public ServicingStacksReader() {
        super(
                Source.WINDOWS_BUILDS,
                "servicing-stacks",
                "product",
                "kb",
                "released",
                "version",
                "source",
                "supersedes");
    }

    @Override
    @Nullable
    ServicingStackFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        String kb = rows.kb("kb");
        String remark = rows.optional("supersedes");
        if (kb == null || (remark != null && remark.contains("inside"))) {
            return null;
        }
        return new ServicingStackFact(origin, rows.needed("product"), kb, released(rows), rows.version("version"));
    }

    /** A day, or of a month that alone is known the second Tuesday, on which Microsoft publishes. */
    private static @Nullable LocalDate released(CsvRows rows) throws MalformedDocumentException {
        String text = rows.optional("released");
        if (text == null || text.length() > "2021-08".length()) {
            return rows.pastDay("released");
        }
        YearMonth month = rows.pastMonth("released");
        return month == null ? null : PatchTuesday.of(month);
    }
}
