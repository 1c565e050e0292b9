package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service pack of one SQL Server product, or its first release, with the builds on top of it.
 *
 * <p>The cumulative line begins with the first build that the table calls a cumulative update, and everything before it is
 * GDR. That is inferred from the tables and holds for every pair of newest builds in the domain notes (§3.4); where it
 * does not, a {@link SqlLineFact} says where the line begins. A service pack without either has one line.
 */
public final class ServicePack {

    private final String product;
    private final String name;
    private final List<SqlBuild> builds;
    private final @Nullable SqlLineFact line;
    /** Absent for a service pack with one line. */
    private final @Nullable Version cumulativeFrom;

    private final Map<UpdateLine, SqlBuild> newest = new EnumMap<>(UpdateLine.class);

    /**
     * A service pack.
     *
     * @param product {@code 2012} …
     * @param name {@code RTM}, {@code SP1} …
     * @param builds ascending, at least one; the first is the service pack itself
     * @param line where the cumulative line begins if the builds do not tell it; absent otherwise
     */
    ServicePack(String product, String name, List<SqlBuild> builds, @Nullable SqlLineFact line) {
        if (builds.isEmpty()) {
            throw new IllegalArgumentException("A service pack has at least its own build: " + product + " " + name);
        }
        this.product = product;
        this.name = name;
        this.builds = List.copyOf(builds);
        this.line = line;
        this.cumulativeFrom = line != null ? Version.of(line.firstBuild()) : firstCumulativeUpdate(builds);
        for (SqlBuild build : builds) {
            if (build.isOffered()) {
                newest.put(lineOf(build.version()), build);
            }
        }
    }

    public String product() {
        return product;
    }

    public String name() {
        return name;
    }

    /** Ascending; the first is the service pack itself. */
    public List<SqlBuild> builds() {
        return builds;
    }

    public SqlBuild base() {
        return builds.getFirst();
    }

    /** The line a version is on, whether or not a table lists it. */
    public UpdateLine lineOf(Version version) {
        return cumulativeFrom != null && version.isAtLeast(cumulativeFrom) ? UpdateLine.CUMULATIVE : UpdateLine.GDR;
    }

    /** Whether there is a line of cumulative updates besides GDR. */
    public boolean hasTwoLines() {
        return cumulativeFrom != null;
    }

    /** The newest build of a line that can be installed by name; for GDR it may be the service pack itself. */
    public Optional<SqlBuild> newest(UpdateLine of) {
        return Optional.ofNullable(newest.get(of));
    }

    /** The table's line for a version, compared on the parts that both have. */
    public Optional<SqlBuild> find(Version version) {
        return builds.stream().filter(build -> version.isBuild(build.version())).findFirst();
    }

    /** KB numbers of the builds above a version on its own line: the newest of them contains the others. */
    List<String> kbsAfter(Version version) {
        UpdateLine of = lineOf(version);
        return builds.stream()
                .filter(build ->
                        build.isOffered() && lineOf(build.version()) == of && !version.isAtLeast(build.version()))
                .flatMap(build -> build.fact().kbs().stream())
                .distinct()
                .toList();
    }

    /** The product as MSRC's documents name it: {@code 2008 R2}. */
    String productName() {
        return product.replace("R2", " R2");
    }

    /** The name of a line for a person. */
    Text lineName(UpdateLine of) {
        if (!hasTwoLines()) {
            return SqlText.LINE_ONLY.with();
        }
        if (of == UpdateLine.GDR) {
            return SqlText.LINE_GDR.with();
        }
        return line == null ? SqlText.LINE_CU.with() : SqlText.LINE_NAMED.with(line.name());
    }

    @Override
    public String toString() {
        return "SQL Server " + productName() + " " + name;
    }

    private static @Nullable Version firstCumulativeUpdate(List<SqlBuild> builds) {
        return builds.stream()
                .filter(build -> build.fact().cumulativeUpdate() != null)
                .map(SqlBuild::version)
                .findFirst()
                .orElse(null);
    }
}
