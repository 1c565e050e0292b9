package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.sql.Query;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which findings are asked for; what is absent does not matter. */
record FindingFilter(
        @Nullable FindingState state,
        @Nullable String kb,
        @Nullable String cve,
        @Nullable String pool) {

    FindingFilter {
        kb = kb == null ? null : kb.toUpperCase(Locale.ROOT);
        cve = cve == null ? null : cve.toUpperCase(Locale.ROOT);
        pool = pool == null ? null : pool.toLowerCase(Locale.ROOT);
    }

    /**
     * On a host {@code h}, its findings {@code r} and one of them {@code e}; {@link #bound} gives its parameters their values. Only
     * what is asked for is in it, so that the plan can be made for that.
     */
    String conditions() {
        return (pool == null ? "" : " and :pool = any (h.pools)")
                + (kb == null ? "" : " and r.kbs @> array[cast(:kb as text)] and e.finding ->> 'kb' = :kb")
                + (cve == null
                        ? ""
                        : " and r.cves @> array[cast(:cve as text)] and jsonb_exists(e.finding -> 'cves', :cve)")
                + (state == null ? "" : " and e.finding ->> 'state' = :state");
    }

    Query bound(Query query) {
        if (pool != null) {
            query.bind("pool", pool);
        }
        if (kb != null) {
            query.bind("kb", kb);
        }
        if (cve != null) {
            query.bind("cve", cve);
        }
        if (state != null) {
            query.bind("state", state);
        }
        return query;
    }
}
