package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.patch.BatchedUpsert;
import dev.mainstay.patch.BatchedUpsert.Column;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code host}. */
@ApplicationScoped
class HostStore implements PanacheRepositoryBase<HostEntity, UUID> {

    private static final BatchedUpsert<HostSnapshot> UPSERT = new BatchedUpsert<>(
            """
            insert into host (host_id, sequence, state, agent_key, snapshot)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (host_id) do update
               set sequence = excluded.sequence, state = excluded.state,
                   agent_key = excluded.agent_key, snapshot = excluded.snapshot
             where excluded.sequence > host.sequence
            returning host_id
            """,
            List.of(
                    Column.uuid(HostSnapshot::hostId),
                    Column.bigint(HostSnapshot::sequence),
                    Column.text(host -> host.state().name()),
                    Column.text(HostSnapshot::agentKey),
                    Column.text(StoredJson::write)));

    /** Writes what is newer than what is there; each host at most once in {@code hosts}. Returns what was written. */
    Set<HostId> upsert(List<HostSnapshot> hosts) {
        return UPSERT.run(getEntityManager(), hosts);
    }

    /** The sequences of those of the hosts that are known. */
    Map<UUID, Long> sequences(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery("select h.hostId, h.sequence from HostEntity h where h.hostId in ?1", Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    int forgetSequences(Optional<UUID> host) {
        return host.map(id -> update("sequence = 0 where hostId = ?1", id)).orElseGet(() -> update("sequence = 0"));
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

    private static HostSnapshot read(HostEntity entity) {
        return StoredJson.read(entity.snapshot, HostSnapshot.class);
    }
}
