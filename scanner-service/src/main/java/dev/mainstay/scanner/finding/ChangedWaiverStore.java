package dev.mainstay.scanner.finding;

import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The hosts that have to be evaluated again for a waiver, read from the tables {@code waiver} and {@code host_findings}: those that
 * miss its update and for which it holds, which is {@link Scope}'s to say.
 */
@ApplicationScoped
class ChangedWaiverStore {

    /**
     * Begins with the waivers that have changed or lapsed since any host was evaluated today, mostly none. The hosts that were not
     * evaluated today are due for that alone.
     */
    private static final String MISSING_WHAT_IS_WAIVED = """
            with changed as materialized (
                select * from waiver
                where version > (select min(patch_facts_version) from host_findings where evaluated_at >= :dayBegan)
                    or standing and until > :dayBegan and until <= :now
            )
            select h.id, h.site, h.pools, w.pools as waived_pools, w.host_ids as waived_hosts
            from changed w
            join host_findings r on w.names = any (r.missing) and r.evaluated_at >= :dayBegan
                and (w.version > r.patch_facts_version or w.until > r.evaluated_at and w.until <= :now)
            join host h on h.id = r.host_id
            where h.state = 'ACTIVE'
            """;

    private final Sql sql;

    ChangedWaiverStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * The hosts that a waiver concerns which has changed or lapsed since they were evaluated, of those evaluated today.
     *
     * @param dayBegan when today began, UTC
     */
    Set<UUID> concerned(Instant dayBegan, Instant now) {
        Set<UUID> concerned = new HashSet<>();
        sql.query(MISSING_WHAT_IS_WAIVED)
                .bind("dayBegan", dayBegan)
                .bind("now", now)
                .each(row -> {
                    Place host = place(row);
                    if (scope(row).holdsFor(host)) {
                        concerned.add(host.hostId());
                    }
                });
        return concerned;
    }

    private static Place place(Row row) {
        return new Place(row.uuid("id"), row.textOrNull("site"), new HashSet<>(row.texts("pools")));
    }

    private static Scope scope(Row row) {
        return Scope.of(row.texts("waived_pools"), row.uuids("waived_hosts"));
    }
}
