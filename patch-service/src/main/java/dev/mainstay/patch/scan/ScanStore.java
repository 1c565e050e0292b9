package dev.mainstay.patch.findings;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.patch.BatchedUpsert;
import dev.mainstay.patch.BatchedUpsert.Column;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code finding}. */
@ApplicationScoped
class FindingStore implements PanacheRepositoryBase<FindingEntity, FindingEntity.Key> {

    private static final BatchedUpsert<ScanSnapshot> UPSERT = new BatchedUpsert<>(
            """
            insert into finding (host_id, outcome, sequence, scan, services)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (host_id, outcome) do update
               set sequence = excluded.sequence, scan = excluded.scan, services = excluded.services
             where excluded.sequence > finding.sequence
            returning host_id
            """,
            List.of(
                    Column.uuid(ScanSnapshot::hostId),
                    Column.text(scan -> scan.outcome().name()),
                    Column.bigint(ScanSnapshot::sequence),
                    Column.text(StoredJson::write),
                    Column.text(ServiceStates::column)));

    /** Writes what is newer than what is there; each host and outcome at most once. Returns what was written. */
    Set<HostId> upsert(List<ScanSnapshot> scans) {
        return UPSERT.run(getEntityManager(), scans);
    }

    /** The highest sequence of those of the hosts of which a scan is known. */
    Map<UUID, Long> sequences(Collection<UUID> ids) {
        Map<UUID, Long> sequences = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select f.hostId, max(f.sequence) from FindingEntity f where f.hostId in ?1 group by f.hostId",
                        Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .forEach(row -> sequences.put((UUID) row[0], (Long) row[1]));
        return sequences;
    }

    int forget(Optional<UUID> host) {
        return Math.toIntExact(host.map(id -> delete("hostId = ?1", id)).orElseGet(this::deleteAll));
    }

    List<ScanSnapshot> scans(Collection<HostId> hosts) {
        return list("hostId in ?1", hosts.stream().map(HostId::value).toList()).stream()
                .map(this::read)
                .toList();
    }

    /**
     * Hosts whose last scan lists one of the updates, with its names among those asked for.
     *
     * @param names knowledge base articles or GUIDs of updates
     */
    Map<HostId, Set<String>> listing(Collection<String> names) {
        Map<HostId, Set<String>> found = new HashMap<>();
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select f.host_id, n.name from finding f, unnest(f.listed) n(name)
                         where f.listed && cast(?1 as text[]) and n.name = any(cast(?1 as text[]))
                           and not exists (select from finding later
                                            where later.host_id = f.host_id and later.sequence > f.sequence)
                        """, Object[].class)
                .setParameter(1, names.toArray(String[]::new))
                .getResultList();
        rows.forEach(row -> found.computeIfAbsent(new HostId((UUID) ((Object[]) row)[0]), host -> new HashSet<>())
                .add((String) ((Object[]) row)[1]));
        return found;
    }

    /** Of each host that told of its services, what it said last. */
    Map<HostId, List<Service>> services() {
        return last(getEntityManager().createQuery("""
                select f.hostId, f.services from FindingEntity f
                where f.services is not null order by f.sequence
                """, Object[].class));
    }

    /** {@link #services()} of these hosts. */
    Map<HostId, List<Service>> services(List<UUID> hosts) {
        return last(getEntityManager().createQuery("""
                        select f.hostId, f.services from FindingEntity f
                        where f.services is not null and f.hostId in ?1 order by f.sequence
                        """, Object[].class).setParameter(1, hosts));
    }

    private static Map<HostId, List<Service>> last(TypedQuery<Object[]> query) {
        Map<HostId, List<Service>> last = new HashMap<>();
        query.getResultStream()
                .forEach(row -> last.put(new HostId((UUID) row[0]), ServiceStates.read((String) row[1])));
        return last;
    }

    /** Detached at once: rows change by SQL, so what Hibernate remembers would be stale. */
    private ScanSnapshot read(FindingEntity entity) {
        getEntityManager().detach(entity);
        return StoredJson.read(entity.scan, ScanSnapshot.class);
    }
}
