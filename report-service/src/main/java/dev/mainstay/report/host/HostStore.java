package dev.mainstay.report.host;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.report.Version;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writer of the tables {@code host}, {@code membership} and {@code sql_instance}. */
@ApplicationScoped
public class HostStore {
    private static final Upsert HOSTS = Upsert.into(
                    "host",
                    "host_id, sequence, changed_at, fqdn, site, state, freshness, last_scan_at,"
                            + " operating_system, simulated, identity_conflict, carriers")
            .replacing("host_id")
            .where("excluded.sequence > known.sequence");
    private static final String MEMBERSHIP = "membership (host_id, pool, site, kind, product, size, paired_with,"
            + " central_management, ordinal, fault_domain, upgrade_domain, roles)";
    private static final String INSTANCE = "sql_instance (host_id, name, purposes, serves_pools, presence, version,"
            + " generation, edition, service_state)";

    private final Sql sql;

    HostStore(Sql sql) {
        this.sql = sql;
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
            List<UUID> ids = hosts.stream().map(HostSnapshot::hostId).toList();
            sql.update("delete from membership where host_id = any (:hosts)")
                    .bind("hosts", ids)
                    .run();
            sql.copy(MEMBERSHIP, rows -> hosts.forEach(host -> addMemberships(rows, host)));
            sql.update("delete from sql_instance where host_id = any (:hosts)")
                    .bind("hosts", ids)
                    .run();
            sql.copy(INSTANCE, rows -> hosts.forEach(host -> addInstances(rows, host)));
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
        Map<UUID, Known> known = new HashMap<>();
        sql.query("select host_id, state, freshness, last_scan_at from host where host_id = any (:hosts)")
                .bind("hosts", snapshots.stream().map(HostSnapshot::hostId).collect(Collectors.toSet()))
                .each(row -> known.put(
                        row.uuid("host_id"),
                        new Known(row.text("state"), row.text("freshness"), row.instantOrNull("last_scan_at"))));
        Set<Version> found = new HashSet<>();
        for (HostSnapshot host : snapshots) {
            Known before = known.get(host.hostId());
            if (before != null
                    && host.state().name().equals(before.state())
                    && host.freshness().name().equals(before.freshness())
                    && host.lastScanAt() != null
                    && before.lastScanAt() != null
                    && host.lastScanAt().truncatedTo(ChronoUnit.MILLIS).isAfter(before.lastScanAt())) {
                found.add(new Version(host.hostId(), host.sequence()));
            }
        }
        return found;
    }

    private record Known(
            String state, String freshness, @Nullable Instant lastScanAt) {}

    private Set<Version> upsert(Collection<HostSnapshot> hosts) {
        return new HashSet<>(sql.upsert(
                HOSTS,
                rows -> hosts.forEach(host -> add(rows, host)),
                "host_id, sequence",
                row -> Version.of(row, "host_id")));
    }

    private static void add(CopyRows rows, HostSnapshot host) {
        HostSnapshot.IdentityConflict conflict = host.identityConflict();
        rows.row()
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

    private static void addMemberships(CopyRows rows, HostSnapshot host) {
        for (HostSnapshot.Membership membership : host.memberships()) {
            HostSnapshot.Pool pool = membership.pool();
            rows.row()
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

    private static void addInstances(CopyRows rows, HostSnapshot host) {
        for (HostSnapshot.SqlInstance instance : host.sqlInstances()) {
            rows.row()
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

    private static @Nullable String generation(@Nullable String version) {
        return version == null ? null : SqlGeneration.of(version).orElse(null);
    }
}
