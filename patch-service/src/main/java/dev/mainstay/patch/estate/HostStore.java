package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The table {@code host}. */
@ApplicationScoped
class HostStore implements PanacheRepositoryBase<HostEntity, UUID> {

    private static final String UPSERT = """
            insert into host (host_id, sequence, state, agent_key, snapshot)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (host_id) do update
               set sequence = excluded.sequence, state = excluded.state,
                   agent_key = excluded.agent_key, snapshot = excluded.snapshot
             where excluded.sequence > host.sequence
            returning host_id
            """;

    /** Writes what is newer than what is there; each host at most once in {@code hosts}. Returns what was written. */
    Set<HostId> upsert(List<HostSnapshot> hosts) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> upsert(connection, hosts));
    }

    Optional<HostSnapshot> host(HostId id) {
        return findByIdOptional(id.value()).map(HostStore::read);
    }

    List<HostSnapshot> hosts(Collection<HostId> ids) {
        return list("hostId in ?1", ids.stream().map(HostId::value).toList()).stream()
                .map(HostStore::read)
                .toList();
    }

    List<HostSnapshot> all() {
        return listAll().stream().map(HostStore::read).toList();
    }

    private static Set<HostId> upsert(Connection connection, List<HostSnapshot> hosts) throws SQLException {
        Set<HostId> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(1, array(connection, "uuid", hosts, HostSnapshot::hostId));
            statement.setArray(2, array(connection, "bigint", hosts, HostSnapshot::sequence));
            statement.setArray(
                    3, array(connection, "text", hosts, host -> host.state().name()));
            statement.setArray(4, array(connection, "text", hosts, HostSnapshot::agentKey));
            statement.setArray(5, array(connection, "text", hosts, StoredJson::write));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(new HostId(rows.getObject(1, UUID.class)));
                }
            }
        }
        return written;
    }

    private static Array array(
            Connection connection, String type, List<HostSnapshot> hosts, Function<HostSnapshot, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, hosts.stream().map(column).toArray());
    }

    private static HostSnapshot read(HostEntity entity) {
        return StoredJson.read(entity.snapshot, HostSnapshot.class);
    }
}
