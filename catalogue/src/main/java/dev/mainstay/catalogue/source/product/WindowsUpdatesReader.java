package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact.Kind;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of Windows' cumulative updates, previews, out-of-band updates and hotpatches with the build that each brings,
 * the release of Windows and the day. Of the releases themselves, which no update brings, nothing is kept.
 */
public final class WindowsUpdatesReader extends CsvReader {
    private static final Pattern LINE = Pattern.compile("10\\.0\\.\\d{5}");
    private static final Pattern REVISION = Pattern.compile("\\d{1,6}");

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
        String build = matching(rows, "os_line", LINE) + "." + matching(rows, "revision", REVISION);
        List<String> products = Arrays.stream(rows.needed("products").split(";", -1))
                .map(String::strip)
                .toList();
        // A KB listed beside a release is what was there on the day.
        return new WindowsBuildFact(
                origin, build, kb, rows.pastDay("released"), rows.constant("kind", Kind.class), products);
    }

    private static String matching(CsvRows rows, String column, Pattern pattern) throws MalformedDocumentException {
        String text = rows.needed(column);
        if (!pattern.matcher(text).matches()) {
            throw rows.malformed(column, "is no number of a build: " + text);
        }
        return text;
    }
}
