package dev.mainstay.catalogue.fact;

/**
 * Where the second line of updates of a SQL Server service pack begins, for the service packs where the first build that
 * a table calls a cumulative update does not tell it: 2016 SP3 has none but the Azure Connect Pack, and a few hotfixes of
 * the cumulative line have lower numbers than its first cumulative update.
 *
 * @param product {@code 2016} …, as {@link SqlBuildFact#product()}
 * @param servicePack {@code RTM}, {@code SP1} …
 * @param firstBuild lowest build of the second line, three or four parts
 * @param name of the second line for a person ({@code Azure Connect Pack}, {@code CU})
 * @param reason why, with where it was read
 */
public record SqlLineFact(
        Origin origin, String product, String servicePack, String firstBuild, String name, String reason)
        implements Fact {

    @Override
    public String key() {
        return "sql-line|" + product + "|" + servicePack;
    }
}
