package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact.Kind;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import org.jspecify.annotations.Nullable;

/** The table of monthly rollups and security-only updates of Windows before 10. */
public final class MonthlyRollupsReader extends CsvReader {

    public MonthlyRollupsReader() {
        super(Source.WINDOWS_BUILDS, "monthly-rollups", "product", "month", "kind", "kb", "source", "kind_disputed");
    }

    @Override
    @Nullable
    MonthlyRollupFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        String kb = rows.kb("kb");
        return kb == null
                ? null
                : new MonthlyRollupFact(
                        origin, rows.needed("product"), kb, rows.pastMonth("month"), rows.constant("kind", Kind.class));
    }
}
