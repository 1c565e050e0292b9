package dev.mainstay.report.host;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import dev.mainstay.report.copy.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code host}, {@code membership} and {@code sql_instance}. */
@ApplicationScoped
public class HostStore {
    private static final String COLUMNS = "host_id, sequence, changed_at, fqdn, site, state, freshness, last_scan_at,"
            + " operating_system, simulated, identity_conflict, carriers";
    private static final String MEMBERSHIP = "membership (host_id, pool, site, kind, product, size, paired_with,"
            + " central_management, ordinal, fault_domain, upgrade_domain, roles)";
    private static final String INSTANCE = "sql_instance (host_id, name, purposes, serves_pools, presence, version,"
            + " generation, edition, service_state)";
    private static final String UPSERT = """
            insert into host as t (%1$s) select %1$s from staged_host
            on conflict (host_id) do update
            set sequence = excluded.sequence, changed_at = excluded.changed_at, fqdn = excluded.fqdn,
                site = excluded.site, state = excluded.state, freshness = excluded.freshness,
                last_scan_at = excluded.last_scan_at, operating_system = excluded.operating_system,
                simulated = excluded.simulated, identity_conflict = excluded.identity_conflict,
                carriers = excluded.carriers
            where excluded.sequence > t.sequence
            returning host_id, sequence""".formatted(COLUMNS);

    private final CopyStore copies;

    HostStore(CopyStore copies) {
        this.copies = copies;
    }

    /**
     * Projects the snapshots, whatever their order.
     *
     * @return the versions that are newer than what was there
     */
    public Set<Version> project(Collection<HostSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Set.of();
        }
        Map<UUID, HostSnapshot> newest = new HashMap<>();
        for (HostSnapshot host : snapshots) {
            newest.merge(host.hostId(), host, (a, b) -> a.sequence() >= b.sequence() ? a : b);
        }
        Set<Version> changed = upsert(newest.values());
        if (!changed.isEmpty()) {
            List<HostSnapshot> hosts = newest.values().stream()
                    .filter(host -> changed.contains(new Version(host.hostId(), host.sequence())))
                    .toList();
            UUID[] ids = changed.stream().map(Version::id).toArray(UUID[]::new);
            copies.update("delete from membership where host_id = any (?)", (Object) ids);
            copies.copy(MEMBERSHIP, memberships(hosts));
            copies.update("delete from sql_instance where host_id = any (?)", (Object) ids);
            copies.copy(INSTANCE, instances(hosts));
        }
        return changed;
    }

    /**
     * The snapshots that tell nothing but when the host was scanned, in which state and freshness it already was. Asked before
     * they are projected.
     */
    public Set<Version> onlyScanned(Collection<HostSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Set.of();
        }
        Map<UUID, List<@Nullable Object>> known = new HashMap<>();
        copies.query(
                "select host_id, state, freshness, last_scan_at from host where host_id = any (?)",
                row -> known.put(
                        row.getObject(1, UUID.class),
                        Arrays.asList(row.getString(2), row.getString(3), row.getTimestamp(4))),
                (Object) snapshots.stream().map(HostSnapshot::hostId).distinct().toArray(UUID[]::new));
        Set<Version> found = new HashSet<>();
        for (HostSnapshot host : snapshots) {
            List<@Nullable Object> before = known.get(host.hostId());
            if (before != null
                    && host.state().name().equals(before.get(0))
                    && host.freshness().name().equals(before.get(1))
                    && host.lastScanAt() != null
                    && before.get(2) instanceof Timestamp at
                    && host.lastScanAt().truncatedTo(ChronoUnit.MILLIS).isAfter(at.toInstant())) {
                found.add(new Version(host.hostId(), host.sequence()));
            }
        }
        return found;
    }

    private Set<Version> upsert(Collection<HostSnapshot> hosts) {
        CopyRows rows = new CopyRows();
        for (HostSnapshot host : hosts) {
            HostSnapshot.IdentityConflict conflict = host.identityConflict();
            rows.row(12)
                    .uuid(host.hostId())
                    .bigint(host.sequence())
                    .instant(host.changedAt())
                    .text(host.fqdn())
                    .text(host.site())
                    .name(host.state())
                    .name(conflict == null ? host.freshness() : HostSnapshot.Freshness.UNKNOWN)
                    .instant(host.lastScanAt())
                    .text(host.operatingSystem())
                    .bool(host.simulated())
                    .text(conflict == null ? null : conflict.code())
                    .uuids(host.nature() == HostSnapshot.HostNature.NAME ? host.carriers() : null);
        }
        copies.stage("staged_host", "like host including defaults", COLUMNS, rows);
        return new HashSet<>(copies.query(UPSERT, CopyStore::version));
    }

    private static CopyRows memberships(List<HostSnapshot> hosts) {
        CopyRows rows = new CopyRows();
        for (HostSnapshot host : hosts) {
            for (HostSnapshot.Membership membership : host.memberships()) {
                HostSnapshot.Pool pool = membership.pool();
                rows.row(12)
                        .uuid(host.hostId())
                        .text(pool.fqdn())
                        .text(pool.site())
                        .name(pool.kind())
                        .name(pool.product())
                        .integer(pool.size())
                        .text(pool.pairedWith())
                        .bool(pool.centralManagement())
                        .integer(membership.ordinal())
                        .text(membership.faultDomain())
                        .text(membership.upgradeDomain())
                        .texts(membership.roles());
            }
        }
        return rows;
    }

    private static CopyRows instances(List<HostSnapshot> hosts) {
        CopyRows rows = new CopyRows();
        for (HostSnapshot host : hosts) {
            for (HostSnapshot.SqlInstance instance : host.sqlInstances()) {
                rows.row(9)
                        .uuid(host.hostId())
                        .text(instance.name())
                        .texts(instance.purposes().stream().map(Enum::name).toList())
                        .texts(instance.servesPools())
                        .name(instance.presence())
                        .text(instance.version())
                        .text(generation(instance.version()))
                        .text(instance.edition())
                        .text(instance.serviceState());
            }
        }
        return rows;
    }

    private static @Nullable String generation(@Nullable String version) {
        return version == null ? null : SqlGeneration.of(version).orElse(null);
    }
}
