package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact.Kind;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The table of monthly rollups and security-only updates of Windows before 10. */
public final class MonthlyRollupsReader implements DocumentReader {
    private static final List<String> COLUMNS = List.of("product", "month", "kind", "kb", "source", "kind_disputed");

    @Override
    public Source source() {
        return Source.WINDOWS_BUILDS;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".csv") && start.contains(String.join(",", COLUMNS));
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (CsvRows rows = new CsvRows(name, in, rules, COLUMNS)) {
            return rows.read(source(), "monthly-rollups", sink, origin -> {
                String kb = rows.kb("kb");
                return kb == null
                        ? null
                        : new MonthlyRollupFact(
                                origin,
                                rows.needed("product"),
                                kb,
                                rows.pastMonth("month"),
                                rows.constant("kind", Kind.class));
            });
        }
    }
}
