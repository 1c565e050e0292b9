package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the project's own tables, told by the names of its columns and read row by row. */
abstract class CsvReader implements DocumentReader {
    private final Source source;
    private final String id;
    private final List<String> columns;

    /**
     * A reader of one table.
     *
     * @param id the document's name; there is one such table
     */
    CsvReader(Source source, String id, String... columns) {
        this.source = source;
        this.id = id;
        this.columns = List.of(columns);
    }

    /** What the row says; absent where nothing is kept of it. */
    abstract @Nullable Fact fact(CsvRows rows, Origin origin) throws MalformedDocumentException;

    @Override
    public final Source source() {
        return source;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".csv") && start.contains(String.join(",", columns));
    }

    @Override
    public final DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (CsvRows rows = new CsvRows(name, in, rules, columns)) {
            return rows.read(source, id, sink, origin -> fact(rows, origin));
        }
    }
}
