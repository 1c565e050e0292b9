package dev.mainstay.report.scan;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.report.scan.ExceptionPolicy.Decided;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What {@link ExceptionPolicy} is asked with: the decisions that stand, and where hosts are. */
@ApplicationScoped
class ExceptionStore {
    private static final String PLACES = """
            select host_id, site, array(select pool from membership m where m.host_id = h.host_id) as pools from host h""";

    private final Sql sql;

    ExceptionStore(Sql sql) {
        this.sql = sql;
    }

    ExceptionPolicy policy() {
        return new ExceptionPolicy(sql.query("""
                select verdict, update_id, kb, pools, host_ids from decision where state = 'STANDING' and not lapsed""")
                .list(row -> new Decided(
                        row.name("verdict", Verdict.class),
                        row.uuidOrNull("update_id"),
                        row.textOrNull("kb"),
                        Scope.of(row.texts("pools"), row.uuids("host_ids")))));
    }

    /** Where these hosts are. */
    Places places(Collection<UUID> hosts) {
        return places(sql.query(PLACES + " where host_id = any (:hosts)").bind("hosts", hosts));
    }

    /** Where all hosts are. */
    Places places() {
        return places(sql.query(PLACES));
    }

    private static Places places(Query query) {
        Map<UUID, Place> places = new HashMap<>();
        query.each(row -> places.put(row.uuid("host_id"), place(row)));
        return new Places(places);
    }

    private static Place place(Row row) {
        return new Place(row.uuid("host_id"), row.textOrNull("site"), new HashSet<>(row.texts("pools")));
    }

    /** Where hosts are; one that is not known is in no site and no pool. */
    record Places(Map<UUID, Place> known) {
        static final Places ANY = new Places(Map.of());

        Place of(UUID hostId) {
            Place place = known.get(hostId);
            return place == null ? new Place(hostId, null, Set.of()) : place;
        }
    }
}
