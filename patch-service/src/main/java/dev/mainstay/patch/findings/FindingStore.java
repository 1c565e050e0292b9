package dev.mainstay.patch.findings;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.BatchedUpsert;
import dev.mainstay.patch.BatchedUpsert.Column;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The table {@code finding}. */
@ApplicationScoped
class FindingStore implements PanacheRepositoryBase<FindingEntity, FindingEntity.Key> {

    private static final BatchedUpsert<ScanSnapshot> UPSERT = new BatchedUpsert<>(
            """
            insert into finding (host_id, outcome, sequence, scan)
            select * from unnest(?, ?, ?, ?)
            on conflict (host_id, outcome) do update
               set sequence = excluded.sequence, scan = excluded.scan
             where excluded.sequence > finding.sequence
            returning host_id
            """,
            List.of(
                    Column.uuid(ScanSnapshot::hostId),
                    Column.text(scan -> scan.outcome().name()),
                    Column.bigint(ScanSnapshot::sequence),
                    Column.text(StoredJson::write)));

    /** Writes what is newer than what is there; each host and outcome at most once. Returns what was written. */
    Set<HostId> upsert(List<ScanSnapshot> scans) {
        return UPSERT.run(getEntityManager(), scans);
    }

    List<ScanSnapshot> scans(Collection<HostId> hosts) {
        return list("hostId in ?1", hosts.stream().map(HostId::value).toList()).stream()
                .map(this::read)
                .toList();
    }

    /** Detached at once: rows change by SQL, so what Hibernate remembers would be stale. */
    private ScanSnapshot read(FindingEntity entity) {
        getEntityManager().detach(entity);
        return StoredJson.read(entity.scan, ScanSnapshot.class);
    }
}
