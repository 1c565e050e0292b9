package dev.mainstay.catalogue.fact;

import java.time.LocalDate;

/**
 * A correction of the end of support that a table of SQL Server builds gives for a service pack.
 *
 * @param product {@code 2016} …, as {@link SqlBuildFact#product()}
 * @param servicePack {@code RTM}, {@code SP1} …
 * @param supportedUntil last day of security updates for everybody
 * @param reason why, with where it was read
 */
public record SqlSupportOverride(
        Origin origin, String product, String servicePack, LocalDate supportedUntil, String reason) implements Fact {

    @Override
    public String key() {
        return "sql-support|" + product + "|" + servicePack;
    }
}
