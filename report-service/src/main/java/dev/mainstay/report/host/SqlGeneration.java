package dev.mainstay.report.host;

import dev.mainstay.catalogue.version.Version;
import java.util.Map;
import java.util.Optional;

/**
 * The SQL Server generation of an instance's version, named as Windows Update names the product. The version's release decides.
 */
final class SqlGeneration {
    private static final Map<String, String> PRODUCTS = Map.of(
            "10.0", "SQL Server 2008",
            "10.50", "SQL Server 2008 R2",
            "11.0", "SQL Server 2012",
            "12.0", "SQL Server 2014",
            "13.0", "SQL Server 2016",
            "14.0", "SQL Server 2017",
            "15.0", "SQL Server 2019",
            "16.0", "SQL Server 2022",
            "17.0", "SQL Server 2025");

    private SqlGeneration() {}

    /** Returns the product's name; empty for a version that is not one or is not known. */
    static Optional<String> of(String version) {
        return Version.ofSqlServer(version).map(Version::release).map(PRODUCTS::get);
    }
}
