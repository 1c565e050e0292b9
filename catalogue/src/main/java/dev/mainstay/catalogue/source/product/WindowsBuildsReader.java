package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Which KB brings which Windows build: a table {@code build,kb,released} of one's own, for updates that fix no
 * vulnerability and are in no document of MSRC. Builds in full ({@code 10.0.17763.1234}), the day blank where unknown.
 */
public final class WindowsBuildsReader implements DocumentReader {

    private static final List<String> COLUMNS = List.of("build", "kb", "released");

    @Override
    public Source source() {
        return Source.WINDOWS_BUILDS;
    }

    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".csv") && start.contains("\nbuild,kb,released");
    }

    @Override
    public DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException {
        try (CsvRows rows = new CsvRows(name, in, rules, COLUMNS)) {
            return rows.read(source(), "windows-builds", sink, origin -> {
                String told = rows.needed("build");
                Version build = Version.ofWindows(told).orElse(null);
                if (build == null) {
                    throw rows.malformed("build", "is no build of Windows in full: " + told);
                }
                String written = rows.needed("kb");
                String kb = Kbs.parse(written).orElse(null);
                if (kb == null) {
                    throw rows.malformed("kb", "is no KB number: " + written);
                }
                return new WindowsBuildFact(origin, build, kb, rows.pastDay("released"));
            });
        }
    }
}
