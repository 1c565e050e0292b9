package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.sql.Query;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are asked for; what is absent does not matter.
 *
 * @param kind what a pool of theirs is; PLAIN for those in no pool as well
 * @param name part of the FQDN, any case
 */
public record HostFilter(
        HostState state,
        @Nullable String site,
        @Nullable String pool,
        @Nullable PoolKind kind,
        @Nullable Freshness freshness,
        @Nullable String name) {

    /** On a row of the table {@code host}; {@link #bound} gives its parameters their values. */
    String condition() {
        StringBuilder condition = new StringBuilder("state = :state");
        if (site != null) {
            condition.append(" and site = :site");
        }
        if (pool != null) {
            condition.append(" and :pool = any (pools)");
        }
        if (kind != null) {
            condition.append(" and kinds @> to_jsonb(cast(:kind as text))");
        }
        if (freshness != null) {
            condition.append(" and freshness = :freshness");
        }
        if (name != null) {
            condition.append(" and fqdn like :name escape '!'");
        }
        return condition.toString();
    }

    Query bound(Query query) {
        query.bind("state", state);
        if (site != null) {
            query.bind("site", site);
        }
        if (pool != null) {
            query.bind("pool", pool.toLowerCase(Locale.ROOT));
        }
        if (kind != null) {
            query.bind("kind", kind);
        }
        if (freshness != null) {
            query.bind("freshness", freshness);
        }
        if (name != null) {
            String escaped = name.toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            query.bind("name", "%" + escaped + "%");
        }
        return query;
    }
}
