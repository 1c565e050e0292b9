package dev.mainstay.scanner.estate;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.estate.plan.AddedHost;
import dev.mainstay.scanner.estate.plan.Annotations;
import dev.mainstay.scanner.estate.plan.Annotations.InstanceName;
import dev.mainstay.scanner.estate.plan.Annotations.Mirror;
import dev.mainstay.scanner.estate.plan.EstateDiff;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the estate is planned from: the tables {@code topology_import}, {@code hand_host} and those of annotations. They are read
 * as a whole for each plan and written one row by its name; one lock holds all of them, none has a version.
 */
@ApplicationScoped
class PlanInputStore {

    /** Any number of ours; it keeps two changes of the estate from interleaving. */
    private static final long ESTATE_LOCK = 0x4D41_494E_0001L;

    private final Sql sql;

    PlanInputStore(Sql sql) {
        this.sql = sql;
    }

    /** Waits for any other change of the estate, and keeps others waiting until the transaction ends. */
    void lock() {
        sql.query("select 1 from (select pg_advisory_xact_lock(:key)) locked")
                .bind("key", ESTATE_LOCK)
                .any();
    }

    @Nullable
    Topology topology() {
        return sql.query("select topology from topology_import order by id desc limit 1")
                .first(row -> row.json("topology", Topology.class).orElseThrow())
                .orElse(null);
    }

    void remember(Topology topology, EstateDiff diff, Instant at) {
        sql.update("""
                insert into topology_import (imported_at, shape, topology, diff)
                values (:at, :shape, cast(:topology as json), cast(:diff as json))
                """)
                .bind("at", at)
                .bind("shape", topology.shape())
                .bindJson("topology", topology)
                .bindJson("diff", diff)
                .run();
    }

    List<AddedHost> byHand() {
        return sql.query("select fqdn, site, pool, kind from hand_host order by fqdn")
                .list(row -> new AddedHost(
                        row.text("fqdn"), row.text("site"), row.textOrNull("pool"), row.name("kind", PoolKind.class)));
    }

    void put(AddedHost host) {
        sql.update("""
                insert into hand_host (fqdn, site, pool, kind) values (:fqdn, :site, :pool, :kind)
                on conflict (fqdn) do update set site = excluded.site, pool = excluded.pool, kind = excluded.kind
                """)
                .bind("fqdn", host.fqdn())
                .bind("site", host.site())
                .bind("pool", host.pool())
                .bind("kind", host.kind())
                .run();
    }

    boolean removeByHand(String fqdn) {
        return removed("delete from hand_host where fqdn = :name", fqdn);
    }

    Annotations annotations() {
        Map<String, String> pairings = new HashMap<>();
        sql.query("select pool, paired_with from pool_pairing")
                .each(row -> pairings.put(row.text("pool"), row.text("paired_with")));
        List<Mirror> mirrors = sql.query("""
                        select principal_fqdn, principal_instance, mirror_fqdn, mirror_instance,
                               witness_fqdn, witness_instance
                        from sql_mirror order by principal_fqdn, principal_instance
                        """).list(PlanInputStore::mirror);
        Map<String, List<String>> carriers = new TreeMap<>();
        sql.query("select name, hosts from name_carriers")
                .each(row -> carriers.put(row.text("name"), row.texts("hosts")));
        return new Annotations(pairings, mirrors, carriers);
    }

    void putCarriers(String name, List<String> hosts) {
        sql.update("""
                insert into name_carriers (name, hosts) values (:name, :hosts)
                on conflict (name) do update set hosts = excluded.hosts
                """).bind("name", name).bind("hosts", hosts).run();
    }

    boolean removeCarriers(String name) {
        return removed("delete from name_carriers where name = :name", name);
    }

    void putPairing(String pool, String pairedWith) {
        sql.update("""
                insert into pool_pairing (pool, paired_with) values (:pool, :pairedWith)
                on conflict (pool) do update set paired_with = excluded.paired_with
                """).bind("pool", pool).bind("pairedWith", pairedWith).run();
    }

    /** Removes what was said of a pool; not what was said of others that name it. */
    void removePairing(String pool) {
        removed("delete from pool_pairing where pool = :name", pool);
    }

    private boolean removed(String statement, String name) {
        return sql.update(statement).bind("name", name).run() == 1;
    }

    void putMirror(Mirror mirror) {
        InstanceName partner = mirror.mirror();
        InstanceName witness = mirror.witness();
        sql.update("""
                insert into sql_mirror values (:fqdn, :instance, :mirrorFqdn, :mirrorInstance,
                                               :witnessFqdn, :witnessInstance)
                on conflict (principal_fqdn, principal_instance) do update
                    set mirror_fqdn = excluded.mirror_fqdn, mirror_instance = excluded.mirror_instance,
                        witness_fqdn = excluded.witness_fqdn, witness_instance = excluded.witness_instance
                """)
                .bind("fqdn", mirror.principal().fqdn())
                .bind("instance", mirror.principal().instance())
                .bind("mirrorFqdn", partner == null ? null : partner.fqdn())
                .bind("mirrorInstance", partner == null ? null : partner.instance())
                .bind("witnessFqdn", witness == null ? null : witness.fqdn())
                .bind("witnessInstance", witness == null ? null : witness.instance())
                .run();
    }

    boolean removeMirror(InstanceName principal) {
        return sql.update("delete from sql_mirror where principal_fqdn = :fqdn and principal_instance = :instance")
                        .bind("fqdn", principal.fqdn())
                        .bind("instance", principal.instance())
                        .run()
                == 1;
    }

    private static Mirror mirror(Row row) {
        return new Mirror(
                new InstanceName(row.text("principal_fqdn"), row.text("principal_instance")),
                name(row.textOrNull("mirror_fqdn"), row.textOrNull("mirror_instance")),
                name(row.textOrNull("witness_fqdn"), row.textOrNull("witness_instance")));
    }

    private static @Nullable InstanceName name(@Nullable String fqdn, @Nullable String instance) {
        return fqdn == null || instance == null ? null : new InstanceName(fqdn, instance);
    }
}
