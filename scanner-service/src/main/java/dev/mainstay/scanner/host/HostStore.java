package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.scanner.host.Host.Observed;
import dev.mainstay.scanner.host.Host.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The table {@code host}, for people and for the plan; what agents need of it is {@link HostRowStore}'s. */
@ApplicationScoped
public class HostStore implements PanacheRepositoryBase<HostEntity, UUID> {

    public Optional<Host> host(HostId id) {
        return findByIdOptional(id.value()).map(HostStore::host);
    }

    public Optional<Host> named(String fqdn) {
        return find("fqdn", fqdn).firstResultOptional().map(HostStore::host);
    }

    public List<Host> hosts(List<UUID> ids) {
        return list("id in ?1 order by id", ids).stream().map(HostStore::host).toList();
    }

    /** Ids of hosts, the retired ones too, in their order. */
    List<UUID> idsAfter(UUID after, int most) {
        return getEntityManager()
                .createQuery("select h.id from HostEntity h where h.id > ?1 order by h.id", UUID.class)
                .setParameter(1, after)
                .setMaxResults(most)
                .getResultList();
    }

    public List<Host> active() {
        return list("state = ?1 order by fqdn", HostState.ACTIVE).stream()
                .map(HostStore::host)
                .toList();
    }

    /** Every host, the retired ones too, locked in the order of their ids so that two such calls cannot deadlock. */
    public List<Host> lockAll() {
        return find("order by id").withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .map(HostStore::host)
                .toList();
    }

    /** Fresh hosts that nobody has confirmed since, passing over those that another replica is busy with. */
    @SuppressWarnings("unchecked") // a native query with a result class gives that class
    public List<Host> lockOverdue(Instant before, int limit) {
        List<HostEntity> overdue = getEntityManager()
                .createNativeQuery("""
                        select * from host
                        where state = 'ACTIVE' and freshness = 'FRESH' and confirmed_at < :before
                        order by id limit :limit
                        for update skip locked
                        """, HostEntity.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
        return overdue.stream().map(HostStore::host).toList();
    }

    public List<Host> page(HostFilter filter, int page, int size) {
        return find(filter.query() + " order by fqdn", filter.parameters()).page(page, size).stream()
                .map(HostStore::host)
                .toList();
    }

    public long count(HostFilter filter) {
        return count(filter.query(), filter.parameters());
    }

    public void insert(Host host) {
        HostEntity entity = new HostEntity();
        entity.id = host.id().value();
        copy(host, entity);
        persist(entity);
    }

    public void update(Host host) {
        HostEntity entity = findById(host.id().value());
        copy(host, entity);
    }

    private static void copy(Host host, HostEntity entity) {
        entity.fqdn = host.fqdn();
        entity.state = host.state();
        entity.sequence = host.sequence();
        entity.changedAt = host.changedAt();
        entity.site = host.place().site();
        entity.pools = host.place().memberships().stream()
                .map(membership -> membership.pool().fqdn())
                .toArray(String[]::new);
        entity.memberships = HostJson.text(host.place().memberships());
        entity.sqlInstances = HostJson.text(host.sqlInstances());
        List<HostId> carriers = host.place().carriers();
        entity.carriers =
                carriers == null ? null : carriers.stream().map(HostId::value).toArray(UUID[]::new);
        entity.freshness = host.observed().freshness();
        entity.lastScanAt = host.observed().lastScanAt();
        entity.confirmedAt = host.observed().confirmedAt();
        entity.operatingSystem = host.observed().operatingSystem();
        entity.workloadBuild = host.observed().workloadBuild();
        entity.simulated = host.observed().simulated();
        entity.agentKey = host.agentKey();
        entity.identityConflict = HostJson.text(host.observed().identityConflict());
    }

    private static Host host(HostEntity entity) {
        return new Host(
                new HostId(entity.id),
                entity.fqdn,
                entity.state,
                entity.sequence,
                entity.changedAt,
                new Place(
                        entity.site,
                        HostJson.memberships(entity.memberships),
                        entity.carriers == null
                                ? null
                                : Stream.of(entity.carriers).map(HostId::new).toList()),
                new Observed(
                        entity.freshness == null ? Freshness.UNKNOWN : entity.freshness,
                        entity.lastScanAt,
                        entity.confirmedAt,
                        entity.operatingSystem,
                        entity.workloadBuild,
                        entity.simulated,
                        HostJson.identityConflict(entity.identityConflict)),
                HostJson.sqlInstances(entity.sqlInstances),
                entity.agentKey);
    }
}
