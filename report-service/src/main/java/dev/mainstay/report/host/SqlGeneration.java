package dev.mainstay.report.host;

import java.util.Map;
import java.util.Optional;

/**
 * The SQL Server generation of an instance's version, named as Windows Update names the product. Major and minor of the
 * version decide; a registry's version carries the service pack in the minor (11.1.3000.0 is SQL Server 2012 SP1), so the
 * minor is rounded down to tens.
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
        String[] parts = version.split("\\.", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            int minor = Integer.parseInt(parts[1]);
            return Optional.ofNullable(PRODUCTS.get(Integer.parseInt(parts[0]) + "." + (minor - minor % 10)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
