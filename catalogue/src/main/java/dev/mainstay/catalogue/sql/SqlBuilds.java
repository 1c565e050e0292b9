package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The builds of SQL Server that tables list, by product, service pack and line. Where two documents list the same build,
 * the later document holds. Builds before a release ({@code RC} or without service pack) are left out.
 */
public final class SqlBuilds {

    private static final String RELEASE_CANDIDATE = "RC";

    /** By the first two parts of the version: {@code 10.50} is 2008 R2. */
    private final Map<String, SqlProduct> byRelease = new HashMap<>();

    private final Map<String, SqlProduct> byName = new LinkedHashMap<>();

    /**
     * Sorts the facts.
     *
     * @throws IllegalArgumentException for a version of other than three or four parts; the readers refuse those
     */
    public SqlBuilds(Collection<SqlBuildFact> builds, Collection<SqlLineFact> lines) {
        Map<String, SqlLineFact> lineByPack = new HashMap<>();
        lines.forEach(line -> lineByPack.merge(
                line.product() + " " + line.servicePack(),
                line,
                (one, other) -> other.origin().date().isBefore(one.origin().date()) ? one : other));
        Map<String, Map<String, List<SqlBuild>>> sorted = new LinkedHashMap<>();
        for (SqlBuild build : ascending(builds)) {
            String servicePack = build.fact().servicePack();
            if (servicePack != null && !servicePack.equals(RELEASE_CANDIDATE)) {
                sorted.computeIfAbsent(build.fact().product(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(servicePack, name -> new ArrayList<>())
                        .add(build);
            }
        }
        sorted.forEach((name, packs) -> {
            List<ServicePack> servicePacks = new ArrayList<>();
            packs.forEach(
                    (pack, of) -> servicePacks.add(new ServicePack(name, pack, of, lineByPack.get(name + " " + pack))));
            SqlProduct product = new SqlProduct(name, servicePacks);
            byName.put(name, product);
            byRelease.put(product.servicePacks().getFirst().base().version().release(), product);
        });
    }

    /** The product a version belongs to; empty where no table knows it. */
    public Optional<SqlProduct> productOf(Version version) {
        return Optional.ofNullable(byRelease.get(version.release()));
    }

    /**
     * A product by name.
     *
     * @param name {@code 2012}, {@code 2008R2} …
     */
    public Optional<SqlProduct> product(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static List<SqlBuild> ascending(Collection<SqlBuildFact> facts) {
        Map<Version, SqlBuild> byVersion = new TreeMap<>();
        for (SqlBuildFact fact : facts) {
            SqlBuild build = new SqlBuild(Version.of(fact.version()), fact);
            byVersion.merge(build.version(), build, SqlBuilds::later);
        }
        return List.copyOf(byVersion.values());
    }

    private static SqlBuild later(SqlBuild one, SqlBuild other) {
        boolean older =
                other.fact().origin().date().isBefore(one.fact().origin().date());
        return older ? one : other;
    }
}
