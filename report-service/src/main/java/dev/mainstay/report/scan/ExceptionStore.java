package dev.mainstay.report.scan;

import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The temporary table {@code staged_exception}: which updates the decisions that stand except, and on which hosts. For whom a
 * decision holds is {@link Scope}'s to say; SQL only joins what it said.
 */
@ApplicationScoped
class ExceptionStore {
    private static final String STANDING = """
            select update_id, kb, pools, host_ids from decision
            where state = 'STANDING' and not lapsed and verdict in ('DECLINED', 'WAIVED')""";

    private final CopyStore copies;

    ExceptionStore(CopyStore copies) {
        this.copies = copies;
    }

    /** What one decision excepts: an update by its GUID, or all with its KB. */
    private record Excepting(
            @Nullable UUID updateId, @Nullable String kb, Scope scope) {}

    /** Fills the table for these hosts, once per transaction. What holds for the whole estate has no host. */
    void stage(Collection<UUID> hosts) {
        stage("l.host_id = any (?)", (Object) hosts.toArray(UUID[]::new));
    }

    /** Fills the table for every host, once per transaction. */
    void stageAll() {
        stage("true");
    }

    private void stage(String which, Object... parameters) {
        List<Excepting> standing = copies.query(STANDING, ExceptionStore::excepting);
        CopyRows rows = new CopyRows();
        standing.stream().filter(one -> one.scope().wholeEstate()).forEach(one -> add(rows, null, one));
        List<Excepting> parts =
                standing.stream().filter(one -> !one.scope().wholeEstate()).toList();
        if (!parts.isEmpty()) {
            for (Place host : places(which, parameters)) {
                parts.stream().filter(one -> one.scope().holdsFor(host)).forEach(one -> add(rows, host.hostId(), one));
            }
        }
        copies.stage("staged_exception", "host_id uuid, update_id uuid, kb text", "host_id, update_id, kb", rows);
    }

    private List<Place> places(String which, Object... parameters) {
        return copies.query("""
                select l.host_id, h.site, array(select m.pool from membership m where m.host_id = l.host_id) as pools
                from latest_scan l left join host h on h.host_id = l.host_id where %s""".formatted(which), ExceptionStore::place, parameters);
    }

    private static void add(CopyRows rows, @Nullable UUID hostId, Excepting one) {
        rows.row(3).uuid(hostId).uuid(one.updateId()).text(one.kb());
    }

    private static Excepting excepting(ResultSet row) throws SQLException {
        return new Excepting(
                row.getObject("update_id", UUID.class),
                row.getString("kb"),
                Scope.of(Arrays.asList((String[]) row.getArray("pools").getArray()), Arrays.asList((UUID[])
                        row.getArray("host_ids").getArray())));
    }

    private static Place place(ResultSet row) throws SQLException {
        Set<String> pools =
                new HashSet<>(Arrays.asList((String[]) row.getArray("pools").getArray()));
        return new Place(row.getObject("host_id", UUID.class), row.getString("site"), pools);
    }
}
