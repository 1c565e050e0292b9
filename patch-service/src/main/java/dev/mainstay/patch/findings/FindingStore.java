package dev.mainstay.patch.findings;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The table {@code finding}. */
@ApplicationScoped
class FindingStore implements PanacheRepositoryBase<FindingEntity, FindingEntity.Key> {

    private static final String UPSERT = """
            insert into finding (host_id, outcome, sequence, scan)
            select * from unnest(?, ?, ?, ?)
            on conflict (host_id, outcome) do update
               set sequence = excluded.sequence, scan = excluded.scan
             where excluded.sequence > finding.sequence
            returning host_id
            """;

    /** Writes what is newer than what is there; each host and outcome at most once. Returns what was written. */
    Set<HostId> upsert(List<ScanSnapshot> scans) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> upsert(connection, scans));
    }

    List<ScanSnapshot> scans(Collection<HostId> hosts) {
        return list("hostId in ?1", hosts.stream().map(HostId::value).toList()).stream()
                .map(FindingStore::read)
                .toList();
    }

    private static Set<HostId> upsert(Connection connection, List<ScanSnapshot> scans) throws SQLException {
        Set<HostId> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(1, array(connection, "uuid", scans, ScanSnapshot::hostId));
            statement.setArray(
                    2, array(connection, "text", scans, scan -> scan.outcome().name()));
            statement.setArray(3, array(connection, "bigint", scans, ScanSnapshot::sequence));
            statement.setArray(4, array(connection, "text", scans, StoredJson::write));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(new HostId(rows.getObject(1, UUID.class)));
                }
            }
        }
        return written;
    }

    private static Array array(
            Connection connection, String type, List<ScanSnapshot> scans, Function<ScanSnapshot, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, scans.stream().map(column).toArray());
    }

    private static ScanSnapshot read(FindingEntity entity) {
        return StoredJson.read(entity.scan, ScanSnapshot.class);
    }
}
