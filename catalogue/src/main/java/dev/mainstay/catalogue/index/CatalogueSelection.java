package dev.mainstay.catalogue.index;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a catalogue file one command needs. Of the rest no line is parsed: that is most of the time of an assessment.
 *
 * @param products those whose updates are read, and by what they are affected
 * @param builds beginnings of the builds of Windows that are read ({@code 10.0.17763}); empty for all
 * @param sql whether builds of SQL Server are read
 * @param day what is known on it: when documents were revised is read only for a day before the file was made, because no
 *     document in it can be later
 */
public record CatalogueSelection(Predicate<String> products, Set<Version> builds, boolean sql, LocalDate day) {

    /** Everything. */
    public static final CatalogueSelection ALL = new CatalogueSelection(product -> true, Set.of(), true, LocalDate.MIN);

    /** By version what the table of monthly rollups calls a release, server and client alike; later ones have none. */
    private static final Map<String, String> ROLLUPS = Map.of(
            "6.0", "Windows Server 2008",
            "6.1", "Windows Server 2008 R2",
            "6.2", "Windows Server 2012",
            "6.3", "Windows Server 2012 R2");

    private static final String PRODUCT = "\"product\":\"";
    private static final String CVE = "\"cve\":\"";
    private static final String BUILD = "\"build\":\"";

    public CatalogueSelection {
        builds = Set.copyOf(builds);
    }

    /** The updates of some products; all else whole. */
    public static CatalogueSelection of(Predicate<String> products, LocalDate day) {
        return new CatalogueSelection(products, Set.of(), true, day);
    }

    /** Which lines of a kind are read; a line that cannot be told apart unparsed is. */
    Predicate<String> lines(Class<? extends Fact> kind) {
        if (kind == SqlBuildFact.class) {
            return line -> sql;
        }
        if (kind == AffectedFact.class) {
            return line -> products.test(value(line, PRODUCT));
        }
        if (builds.isEmpty()) {
            return line -> true;
        }
        if (kind == WindowsBuildFact.class) {
            return line -> Version.read(value(line, BUILD))
                    .map(Version::withoutRevision)
                    .filter(builds::contains)
                    .isPresent();
        }
        Set<String> rollups = builds.stream()
                .map(build -> ROLLUPS.getOrDefault(build.release(), ""))
                .collect(Collectors.toSet());
        return line -> rollups.contains(value(line, PRODUCT)) || kind != MonthlyRollupFact.class;
    }

    /** The lines on these vulnerabilities. */
    static Predicate<String> linesOf(Set<String> cves) {
        return line -> cves.contains(value(line, CVE));
    }

    /** Whether all lines of a kind are. */
    boolean whole(Class<? extends Fact> kind) {
        return equals(ALL)
                || (kind != ExploitedFact.class
                        && kind != SqlBuildFact.class
                        && kind != AffectedFact.class
                        && kind != WindowsBuildFact.class
                        && kind != MonthlyRollupFact.class);
    }

    /** Names and builds have no character that JSON would escape. */
    private static String value(String line, String field) {
        int at = line.indexOf(field);
        int from = at + field.length();
        return at < 0 ? "" : line.substring(from, line.indexOf('"', from));
    }
}
