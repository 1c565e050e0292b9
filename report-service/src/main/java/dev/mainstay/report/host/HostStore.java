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
                            + " operating_system, simulated, identity_conflict, carriers, parts")
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
     * What became of snapshots.
     *
     * @param told the versions that are newer than what was there and tell more than when the host was scanned
     * @param moved the hosts whose site, pools or instances are other ones now
     */
    public record Projected(Set<Version> told, Set<UUID> moved) {}

    /** Projects the snapshots, whatever their order. */
    public Projected project(Collection<HostSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return new Projected(Set.of(), Set.of());
        }
        Map<UUID, Known> known = known(snapshots);
        Map<UUID, HostSnapshot> newest = new HashMap<>();
        for (HostSnapshot host : snapshots) {
            newest.merge(host.hostId(), host, (a, b) -> a.sequence() >= b.sequence() ? a : b);
        }
        List<Row> rows = newest.values().stream()
                .map(host -> new Row(host, HostParts.of(host).checksum()))
                .toList();
        Set<Version> changed = upsert(rows);
        List<HostSnapshot> moved = rows.stream()
                .filter(row -> changed.contains(version(row.host())))
                .filter(row -> !hasParts(known.get(row.host().hostId()), row.parts()))
                .map(Row::host)
                .toList();
        if (!moved.isEmpty()) {
            replaceParts(moved);
        }
        Set<Version> told = new HashSet<>(changed);
        snapshots.stream()
                .filter(host -> isOnlyScanned(host, known.get(host.hostId())))
                .map(HostStore::version)
                .forEach(told::remove);
        return new Projected(told, moved.stream().map(HostSnapshot::hostId).collect(Collectors.toSet()));
    }

    private record Row(HostSnapshot host, String parts) {}

    /** What was there before. */
    private record Known(
            long sequence,
            String state,
            String freshness,
            @Nullable Instant lastScanAt,
            String parts) {}

    /** Holds them until the end, so that the parts are still those when it is decided whether they are replaced. */
    private Map<UUID, Known> known(Collection<HostSnapshot> snapshots) {
        Map<UUID, Known> known = new HashMap<>();
        sql.query("""
                select host_id, sequence, state, freshness, last_scan_at, parts from host
                where host_id = any (:hosts) order by host_id for update""")
                .bind("hosts", snapshots.stream().map(HostSnapshot::hostId).collect(Collectors.toSet()))
                .each(row -> known.put(
                        row.uuid("host_id"),
                        new Known(
                                row.bigint("sequence"),
                                row.text("state"),
                                row.text("freshness"),
                                row.instantOrNull("last_scan_at"),
                                row.text("parts"))));
        return known;
    }

    /** Of a host whose versions are forgotten (sequence 0) nothing is believed to be as it was. */
    private static boolean hasParts(@Nullable Known known, String parts) {
        return known != null && known.sequence() > 0 && known.parts().equals(parts);
    }

    /** Whether it tells nothing but when the host was scanned, in which state and freshness it already was. */
    private static boolean isOnlyScanned(HostSnapshot host, @Nullable Known before) {
        return before != null
                && host.state().name().equals(before.state())
                && host.freshness().name().equals(before.freshness())
                && host.lastScanAt() != null
                && before.lastScanAt() != null
                && host.lastScanAt().truncatedTo(ChronoUnit.MILLIS).isAfter(before.lastScanAt());
    }

    private Set<Version> upsert(Collection<Row> hosts) {
        return new HashSet<>(sql.upsert(
                HOSTS,
                rows -> hosts.forEach(host -> add(rows, host)),
                "host_id, sequence",
                row -> Version.of(row, "host_id")));
    }

    private void replaceParts(List<HostSnapshot> hosts) {
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

    private static Version version(HostSnapshot host) {
        return new Version(host.hostId(), host.sequence());
    }

    private static void add(CopyRows rows, Row row) {
        HostSnapshot host = row.host();
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
                .uuids(host.nature() == HostSnapshot.HostNature.NAME ? host.carriers() : null)
                .text(row.parts());
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
