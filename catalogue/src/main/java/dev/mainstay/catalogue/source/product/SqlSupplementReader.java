package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The project's own list of SQL Server builds that the build reference lacks, one row per build. */
public final class SqlSupplementReader implements DocumentReader {

    private static final String ID = "sql-supplement";
    private static final List<String> COLUMNS =
            List.of("product", "servicePack", "cumulativeUpdate", "version", "kbs", "released", "basis");

    @Override
    public Source source() {
        return Source.SQL_SUPPLEMENT;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".csv") && start.contains(String.join(",", COLUMNS));
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (CsvRows rows = new CsvRows(name, in, rules, COLUMNS)) {
            Set<String> versions = new HashSet<>();
            return rows.read(source(), ID, sink, origin -> {
                rows.needed("basis");
                String version = rows.version("version");
                if (version == null || !versions.add(version)) {
                    throw rows.malformed("version", version == null ? "is blank" : version + " a second time");
                }
                return new SqlBuildFact(
                        origin,
                        rows.needed("product"),
                        rows.needed("servicePack"),
                        rows.optional("cumulativeUpdate"),
                        version,
                        rows.kbs("kbs"),
                        rows.pastDay("released"),
                        null,
                        false);
            });
        }
    }
}
