package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are asked for; what is absent does not matter.
 *
 * @param name part of the FQDN, any case
 */
public record HostFilter(
        HostState state,
        @Nullable String site,
        @Nullable String pool,
        @Nullable Freshness freshness,
        @Nullable String name) {

    String query() {
        StringBuilder query = new StringBuilder("state = :state");
        if (site != null) {
            query.append(" and site = :site");
        }
        if (pool != null) {
            query.append(" and array_position(pools, :pool) > 0");
        }
        if (freshness != null) {
            query.append(" and freshness = :freshness");
        }
        if (name != null) {
            query.append(" and fqdn like :name escape '!'");
        }
        return query.toString();
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("state", state);
        if (site != null) {
            parameters.put("site", site);
        }
        if (pool != null) {
            parameters.put("pool", pool.toLowerCase(Locale.ROOT));
        }
        if (freshness != null) {
            parameters.put("freshness", freshness);
        }
        if (name != null) {
            String escaped = name.toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            parameters.put("name", "%" + escaped + "%");
        }
        return parameters;
    }
}
