package dev.mainstay.catalogue.source.product;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.util.regex.Pattern;

/**
 * Which KB brings which Windows build: a table {@code build,kb,released} of one's own, for updates that fix no
 * vulnerability and are in no document of MSRC. Builds in full ({@code 10.0.17763.1234}), the day blank where unknown.
 */
public final class WindowsBuildsReader extends CsvReader {

    private static final Pattern BUILD = Pattern.compile("\\d+\\.\\d+\\.\\d{4,5}\\.\\d+");

    public WindowsBuildsReader() {
        super(Source.WINDOWS_BUILDS, "windows-builds", "build", "kb", "released");
    }

    /** Other tables have columns of these names behind others. */
    @Override
    public boolean recognises(String name, String start) {
        return name.endsWith(".csv") && start.contains("\nbuild,kb,released");
    }

    @Override
    WindowsBuildFact fact(CsvRows rows, Origin origin) throws MalformedDocumentException {
        String build = rows.needed("build");
        if (!BUILD.matcher(build).matches()) {
            throw rows.malformed("build", "is no build of Windows in full: " + build);
        }
        String written = rows.needed("kb");
        String kb = Kbs.parse(written).orElse(null);
        if (kb == null) {
            throw rows.malformed("kb", "is no KB number: " + written);
        }
        return new WindowsBuildFact(origin, build, kb, rows.pastDay("released"));
    }
}
