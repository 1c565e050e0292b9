package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.lifecycle.Lifecycles;
import dev.mainstay.catalogue.lifecycle.Support;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Until when a service pack of SQL Server gets updates: by the project's own correction if there is one, else by the
 * support dates, else by the build table, whose date for 2016 SP2 is known to be wrong (domain notes, §3.4).
 */
public final class SqlSupport {

    private static final String PRODUCT = "mssqlserver";

    /** {@code 16.0}, {@code 10.00-sp3}, {@code 13.0-sp3-acp}; the release of 2008 R2 is {@code 10.50-r2}. */
    private static final Pattern CYCLE = Pattern.compile("(\\d+)\\.(\\d+)(?:-(sp\\d|r2))?");

    private final Map<String, LifecycleFact> lifecycles = new HashMap<>();
    private final Map<String, SqlSupportOverride> overrides = new HashMap<>();

    public SqlSupport(Lifecycles lifecycles, Collection<SqlSupportOverride> overrides) {
        // The Azure Connect Pack has a cycle of its own, with the dates of the service pack it is on: it is not asked
        // for.
        for (LifecycleFact fact : lifecycles.of(PRODUCT)) {
            Matcher cycle = CYCLE.matcher(fact.cycle());
            if (cycle.matches()) {
                String pack = cycle.group(3) == null || cycle.group(3).equals("r2") ? "rtm" : cycle.group(3);
                this.lifecycles.put(
                        Integer.parseInt(cycle.group(1)) + "." + Integer.parseInt(cycle.group(2)) + " " + pack, fact);
            }
        }
        overrides.forEach(override -> this.overrides.put(override.product() + " " + override.servicePack(), override));
    }

    /** The support of a service pack; empty where nobody names a date. */
    public Optional<Support> of(ServicePack pack) {
        LifecycleFact lifecycle = lifecycles.get(cycle(pack));
        LocalDate paidUntil = lifecycle == null ? null : lifecycle.extendedUntil();
        SqlSupportOverride override = overrides.get(pack.product() + " " + pack.name());
        if (override != null) {
            return Optional.of(new Support(pack.toString(), override.supportedUntil(), paidUntil, override.origin()));
        }
        if (lifecycle != null) {
            return Optional.of(Support.of(lifecycle, pack.toString()));
        }
        LocalDate table = pack.base().fact().supportedUntil();
        return table == null
                ? Optional.empty()
                : Optional.of(new Support(
                        pack.toString(), table, null, pack.base().fact().origin()));
    }

    private static String cycle(ServicePack pack) {
        return pack.base().version().release() + " " + pack.name().toLowerCase(Locale.ROOT);
    }
}
