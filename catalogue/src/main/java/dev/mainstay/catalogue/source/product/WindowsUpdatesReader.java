package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact.Kind;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The table of Windows' cumulative updates, previews, out-of-band updates and hotpatches with the build that each brings,
 * the release of Windows and the day. Of the releases themselves, which no update brings, nothing is kept.
 */
public final class WindowsUpdatesReader implements DocumentReader {
    private static final List<String> COLUMNS =
            List.of("os_line", "products", "revision", "kb", "released", "kind", "sources", "agreement");

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
            return rows.read(source(), "windows-updates", sink, origin -> {
                String kb = rows.kb("kb");
                if (kb == null) {
                    return null;
                }
                Version build = build(rows);
                List<String> products = Arrays.stream(rows.needed("products").split(";", -1))
                        .map(String::strip)
                        .toList();
                // A KB listed beside a release is what was there on the day.
                return new WindowsBuildFact(
                        origin, build, kb, rows.pastDay("released"), rows.constant("kind", Kind.class), products);
            });
        }
    }

    private static Version build(CsvRows rows) throws MalformedDocumentException {
        String told = rows.needed("os_line") + "." + rows.needed("revision");
        Version build = Version.ofWindows(told).filter(Version::isWindows10).orElse(null);
        if (build == null) {
            throw rows.malformed("os_line", "makes no build of Windows 10 with the revision: " + told);
        }
        return build;
    }
}
