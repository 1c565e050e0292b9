package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact.Kind;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.version.Version;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of Windows' cumulative updates, previews, out-of-band updates and hotpatches with the build that each brings,
 * the release of Windows and the day. Of the releases themselves, which no update brings, nothing is kept.
 */
public final class WindowsUpdatesReader extends CsvReader {

    public WindowsUpdatesReader() {
        super(
                Source.WINDOWS_BUILDS,
                "windows-updates",
                "os_line",
                "products",
                "revision",
                "kb",
                "released",
                "kind",
                "sources",
                "agreement");
    }

    @Override
    @Nullable
    WindowsBuildFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
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
