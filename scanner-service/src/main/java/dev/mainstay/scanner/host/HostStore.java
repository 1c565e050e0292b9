package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.scanner.host.Host.Observed;
import dev.mainstay.scanner.host.Host.Place;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Values;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code host}. What is asked for by value has a column; the rest is JSON as the event carries it.
 *
 * <p>It is no entity, although a host is one thing with a life of its own: every scan locks the row, and writes it, with one
 * statement each, and the evaluation of findings joins it by the hundred (docs/adr/0032).
 */
@ApplicationScoped
class HostStore {
    private static final String SELECT = """
            select id, fqdn, state, sequence, changed_at, site, memberships, carriers, sql_instances, freshness,
                   last_scan_at, confirmed_at, operating_system, workload_build, simulated, agent_key, identity_conflict
            from host
            """;

    /** In the order of their ids, so that two such locks cannot deadlock; readers and foreign keys do not wait for it. */
    private static final String LOCKED = " order by id for no key update";

    private static final String INSERT = """
            insert into host (id, fqdn, state, sequence, changed_at, site, pools, memberships, carriers, sql_instances,
                freshness, last_scan_at, confirmed_at, operating_system, workload_build, simulated, agent_key,
                identity_conflict)
            values (:id, :fqdn, :state, :sequence, :changedAt, :site, :pools, cast(:memberships as json), :carriers,
                cast(:sqlInstances as json), :freshness, :lastScanAt, :confirmedAt, :operatingSystem, :workloadBuild,
                :simulated, :agentKey, cast(:identityConflict as json))
            """;

    private static final String REPLAN = """
            update host set state = :state, sequence = :sequence, changed_at = :changedAt, site = :site, pools = :pools,
                memberships = cast(:memberships as json), carriers = :carriers,
                sql_instances = cast(:sqlInstances as json)
            where id = :id
            """;

    private static final String OBSERVE = """
            update host set sequence = :sequence, changed_at = :changedAt, sql_instances = cast(:sqlInstances as json),
                freshness = :freshness, last_scan_at = :lastScanAt, confirmed_at = :confirmedAt,
                operating_system = :operatingSystem, workload_build = :workloadBuild, simulated = :simulated,
                agent_key = :agentKey, identity_conflict = cast(:identityConflict as json)
            where id = :id
            """;

    private final Sql sql;

    HostStore(Sql sql) {
        this.sql = sql;
    }

    Optional<Host> host(HostId id) {
        return sql.query(SELECT + "where id = :id").bind("id", id.value()).first(HostStore::host);
    }

    Optional<Host> named(String fqdn) {
        return sql.query(SELECT + "where fqdn = :fqdn").bind("fqdn", fqdn).first(HostStore::host);
    }

    List<Host> hosts(Collection<UUID> ids) {
        return sql.query(SELECT + "where id = any (:ids) order by id")
                .bind("ids", ids)
                .list(HostStore::host);
    }

    /** Ids of hosts, the retired ones too, in their order. */
    List<UUID> idsAfter(UUID after, int most) {
        return sql.query("select id from host where id > :after order by id limit :most")
                .bind("after", after)
                .bind("most", most)
                .list(row -> row.uuid("id"));
    }

    List<Host> active() {
        return sql.query(SELECT + "where state = 'ACTIVE' order by fqdn").list(HostStore::host);
    }

    /** The key of an active host's agent. */
    Optional<String> agentKey(HostId id) {
        return sql.query("select agent_key from host where id = :id and state = 'ACTIVE' and agent_key is not null")
                .bind("id", id.value())
                .first(row -> row.text("agent_key"));
    }

    /** Whoever saves a host has locked it: so the events of one host keep their order. */
    Optional<Host> lock(HostId id) {
        return sql.query(SELECT + "where id = :id for no key update")
                .bind("id", id.value())
                .first(HostStore::host);
    }

    /** Every host, the retired ones too. */
    List<Host> lockAll() {
        return sql.query(SELECT + LOCKED).list(HostStore::host);
    }

    /** Fresh hosts that nobody has confirmed since, passing over those that another replica is busy with. */
    List<Host> lockOverdue(Instant before, int limit) {
        return sql.query(SELECT + """
                        where state = 'ACTIVE' and freshness = 'FRESH' and confirmed_at < :before
                        order by id limit :limit
                        for no key update skip locked
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .list(HostStore::host);
    }

    /** Hosts after a place, by FQDN. */
    List<Host> page(HostFilter filter, @Nullable Cursor after, int most) {
        Query query = filter.bound(sql.query(SELECT + "where " + filter.condition()
                        + (after == null ? "" : " and (fqdn, id) > (:afterFqdn, :afterId)")
                        + " order by fqdn, id limit :most"))
                .bind("most", most);
        if (after != null) {
            query.bind("afterFqdn", after.keys().getFirst()).bind("afterId", after.uuid(1));
        }
        return query.list(HostStore::host);
    }

    long count(HostFilter filter) {
        return filter.bound(sql.query("select count(*) as hosts from host where " + filter.condition()))
                .one(row -> row.bigint("hosts"));
    }

    void insert(Collection<Host> hosts) {
        sql.updateEach(INSERT, hosts, (values, host) -> {
            bindPlanned(values, host).bind("fqdn", host.fqdn());
            bindObserved(values, host);
        });
    }

    /** Stores what a plan changes of hosts. What their scans said stays as it is. */
    void replan(Collection<Host> hosts) {
        sql.updateEach(REPLAN, hosts, HostStore::bindPlanned);
    }

    /** Stores what scans and enrolments change of a host. Its place and its state are changed by a plan only. */
    void observe(Host host) {
        bindObserved(sql.update(OBSERVE), host).run();
    }

    private static <V extends Values<V>> V bindPlanned(V values, Host host) {
        List<HostId> carriers = host.place().carriers();
        return bindVersion(values, host)
                .bind("state", host.state())
                .bind("site", host.place().site())
                .bind(
                        "pools",
                        host.place().memberships().stream()
                                .map(membership -> membership.pool().fqdn())
                                .toList())
                .bindJsonList("memberships", host.place().memberships(), Membership.class)
                .bind(
                        "carriers",
                        carriers == null
                                ? null
                                : carriers.stream().map(HostId::value).toList());
    }

    private static <V extends Values<V>> V bindObserved(V values, Host host) {
        Observed observed = host.observed();
        return bindVersion(values, host)
                .bind("freshness", observed.freshness())
                .bind("lastScanAt", observed.lastScanAt())
                .bind("confirmedAt", observed.confirmedAt())
                .bind("operatingSystem", observed.operatingSystem())
                .bind("workloadBuild", observed.workloadBuild())
                .bind("simulated", observed.simulated())
                .bind("agentKey", host.agentKey())
                .bindJson("identityConflict", observed.identityConflict());
    }

    private static <V extends Values<V>> V bindVersion(V values, Host host) {
        return values.bind("id", host.id().value())
                .bind("sequence", host.sequence())
                .bind("changedAt", host.changedAt())
                .bindJsonList("sqlInstances", host.sqlInstances(), SqlInstance.class);
    }

    private static @Nullable List<HostId> carriers(@Nullable List<UUID> ids) {
        return ids == null ? null : ids.stream().map(HostId::new).toList();
    }

    private static Host host(Row row) {
        return new Host(
                new HostId(row.uuid("id")),
                row.text("fqdn"),
                row.name("state", HostState.class),
                row.bigint("sequence"),
                row.instant("changed_at"),
                new Place(
                        row.textOrNull("site"),
                        row.jsonList("memberships", Membership.class).orElseThrow(),
                        carriers(row.uuidsOrNull("carriers"))),
                new Observed(
                        row.name("freshness", Freshness.class),
                        row.instantOrNull("last_scan_at"),
                        row.instantOrNull("confirmed_at"),
                        row.textOrNull("operating_system"),
                        row.textOrNull("workload_build"),
                        row.bool("simulated"),
                        row.json("identity_conflict", IdentityConflict.class).orElse(null)),
                row.jsonList("sql_instances", SqlInstance.class).orElseThrow(),
                row.textOrNull("agent_key"));
    }
}
