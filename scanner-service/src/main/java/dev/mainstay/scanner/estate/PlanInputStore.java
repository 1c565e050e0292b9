package dev.mainstay.scanner.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.estate.plan.Annotations;
import dev.mainstay.scanner.estate.plan.Annotations.InstanceName;
import dev.mainstay.scanner.estate.plan.Annotations.Mirror;
import dev.mainstay.scanner.estate.plan.EstateDiff;
import dev.mainstay.scanner.estate.plan.HandHost;
import dev.mainstay.scanner.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the estate is planned from: the tables {@code topology_import}, {@code hand_host} and those of annotations. */
@ApplicationScoped
class PlanInputStore {

    /** Any number of ours; it keeps two changes of the estate from interleaving. */
    private static final long ESTATE_LOCK = 0x4D41_494E_0001L;

    private final EntityManager entities;

    PlanInputStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits for any other change of the estate, and keeps others waiting until the transaction ends. */
    void lock() {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:key)) locked")
                .setParameter("key", ESTATE_LOCK)
                .getSingleResult();
    }

    @Nullable
    Topology topology() {
        List<?> found = entities.createNativeQuery(
                        "select cast(topology as text) from topology_import order by id desc limit 1")
                .getResultList();
        return found.isEmpty() ? null : read((String) found.get(0));
    }

    void remember(Topology topology, EstateDiff diff, Instant at) {
        entities.createNativeQuery("""
                        insert into topology_import (imported_at, shape, topology, diff)
                        values (:at, :shape, cast(:topology as json), cast(:diff as json))
                        """)
                .setParameter("at", at)
                .setParameter("shape", topology.shape().name())
                .setParameter("topology", json(topology))
                .setParameter("diff", json(diff))
                .executeUpdate();
    }

    List<HandHost> byHand() {
        return rows("select fqdn, site, pool, kind from hand_host order by fqdn").stream()
                .map(row -> new HandHost(
                        (String) row[0], (String) row[1], (String) row[2], PoolKind.valueOf((String) row[3])))
                .toList();
    }

    void put(HandHost host) {
        entities.createNativeQuery("""
                        insert into hand_host (fqdn, site, pool, kind) values (:fqdn, :site, :pool, :kind)
                        on conflict (fqdn) do update
                            set site = excluded.site, pool = excluded.pool, kind = excluded.kind
                        """)
                .setParameter("fqdn", host.fqdn())
                .setParameter("site", host.site())
                .setParameter("pool", host.pool())
                .setParameter("kind", host.kind().name())
                .executeUpdate();
    }

    boolean removeByHand(String fqdn) {
        return entities.createNativeQuery("delete from hand_host where fqdn = :fqdn")
                        .setParameter("fqdn", fqdn)
                        .executeUpdate()
                == 1;
    }

    Annotations annotations() {
        Map<String, String> pairings = new HashMap<>();
        rows("select pool, paired_with from pool_pairing")
                .forEach(row -> pairings.put((String) row[0], (String) row[1]));
        List<Mirror> mirrors = rows("""
                        select principal_fqdn, principal_instance, mirror_fqdn, mirror_instance,
                               witness_fqdn, witness_instance
                        from sql_mirror order by principal_fqdn, principal_instance
                        """).stream()
                .map(row -> new Mirror(
                        new InstanceName((String) row[0], (String) row[1]), name(row[2], row[3]), name(row[4], row[5])))
                .toList();
        Map<String, List<String>> carriers = new TreeMap<>();
        rows("select name, hosts from name_carriers")
                .forEach(row -> carriers.put((String) row[0], List.of((String[]) row[1])));
        return new Annotations(pairings, mirrors, carriers);
    }

    void putCarriers(String name, List<String> hosts) {
        entities.createNativeQuery("""
                        insert into name_carriers (name, hosts) values (:name, string_to_array(:hosts, ' '))
                        on conflict (name) do update set hosts = excluded.hosts
                        """)
                .setParameter("name", name)
                .setParameter("hosts", String.join(" ", hosts))
                .executeUpdate();
    }

    boolean removeCarriers(String name) {
        return entities.createNativeQuery("delete from name_carriers where name = :name")
                        .setParameter("name", name)
                        .executeUpdate()
                == 1;
    }

    /** FQDNs of the active hosts whose last complete scan said that they carry the name, by name. */
    Map<String, List<String>> scannedCarriers() {
        Map<String, List<String>> carriers = new TreeMap<>();
        rows("""
                        select name, fqdn from carried_name join host on host.id = host_id
                        where state = 'ACTIVE' order by name, fqdn
                        """)
                .forEach(row -> carriers.computeIfAbsent((String) row[0], name -> new ArrayList<>())
                        .add((String) row[1]));
        return carriers;
    }

    void putPairing(String pool, String pairedWith) {
        entities.createNativeQuery("""
                        insert into pool_pairing (pool, paired_with) values (:pool, :pairedWith)
                        on conflict (pool) do update set paired_with = excluded.paired_with
                        """)
                .setParameter("pool", pool)
                .setParameter("pairedWith", pairedWith)
                .executeUpdate();
    }

    /** Removes what was said of a pool; not what was said of others that name it. */
    void removePairing(String pool) {
        entities.createNativeQuery("delete from pool_pairing where pool = :pool")
                .setParameter("pool", pool)
                .executeUpdate();
    }

    void putMirror(Mirror mirror) {
        InstanceName partner = mirror.mirror();
        InstanceName witness = mirror.witness();
        entities.createNativeQuery("""
                        insert into sql_mirror values (:fqdn, :instance, :mirrorFqdn, :mirrorInstance,
                                                       :witnessFqdn, :witnessInstance)
                        on conflict (principal_fqdn, principal_instance) do update
                            set mirror_fqdn = excluded.mirror_fqdn, mirror_instance = excluded.mirror_instance,
                                witness_fqdn = excluded.witness_fqdn, witness_instance = excluded.witness_instance
                        """)
                .setParameter("fqdn", mirror.principal().fqdn())
                .setParameter("instance", mirror.principal().instance())
                .setParameter("mirrorFqdn", partner == null ? null : partner.fqdn())
                .setParameter("mirrorInstance", partner == null ? null : partner.instance())
                .setParameter("witnessFqdn", witness == null ? null : witness.fqdn())
                .setParameter("witnessInstance", witness == null ? null : witness.instance())
                .executeUpdate();
    }

    boolean removeMirror(InstanceName principal) {
        return entities.createNativeQuery(
                                "delete from sql_mirror where principal_fqdn = :fqdn and principal_instance = :instance")
                        .setParameter("fqdn", principal.fqdn())
                        .setParameter("instance", principal.instance())
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked") // a native query of several columns gives arrays of them
    private List<Object[]> rows(String sql) {
        return entities.createNativeQuery(sql).getResultList();
    }

    private static @Nullable InstanceName name(@Nullable Object fqdn, @Nullable Object instance) {
        return fqdn == null || instance == null ? null : new InstanceName((String) fqdn, (String) instance);
    }

    private static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", e);
        }
    }

    private static Topology read(String json) {
        try {
            return EventJson.mapper().readValue(json, Topology.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table topology_import holds a topology this release cannot read", e);
        }
    }
}
