package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.scanner.host.Host.Observed;
import dev.mainstay.scanner.host.Host.Place;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code host} at a time, for what agents do: they come with every scan and with every question
 * whether one is wanted. Lists, searches and the plan are {@link HostStore}'s.
 */
@ApplicationScoped
class HostRowStore {
    private final SqlStore sql;

    HostRowStore(SqlStore sql) {
        this.sql = sql;
    }

    /** The key of an active host's agent. */
    Optional<String> agentKey(HostId id) {
        return sql.first(
                "select agent_key from host where id = ? and state = 'ACTIVE' and agent_key is not null",
                row -> row.getString(1),
                id.value());
    }

    /** Whoever saves a host has locked it: so the events of one host keep their order. */
    Optional<Host> lock(HostId id) {
        return sql.first("""
                select id, fqdn, state, sequence, changed_at, site, memberships, carriers, sql_instances, freshness,
                       last_scan_at, confirmed_at, operating_system, workload_build, simulated, agent_key,
                       identity_conflict
                from host where id = ? for no key update
                """, HostRowStore::host, id.value());
    }

    /** Stores what scans and enrolments change of a host. Its place and its state are changed by a plan only. */
    void update(Host host) {
        Observed observed = host.observed();
        sql.update(
                """
                update host set sequence = ?, changed_at = ?, sql_instances = cast(? as json), freshness = ?,
                    last_scan_at = ?, confirmed_at = ?, operating_system = ?, workload_build = ?, simulated = ?,
                    agent_key = ?, identity_conflict = cast(? as json)
                where id = ?
                """,
                host.sequence(),
                host.changedAt(),
                HostJson.text(host.sqlInstances()),
                observed.freshness().name(),
                observed.lastScanAt(),
                observed.confirmedAt(),
                observed.operatingSystem(),
                observed.workloadBuild(),
                observed.simulated(),
                host.agentKey(),
                HostJson.text(observed.identityConflict()),
                host.id().value());
    }

    private static @Nullable List<HostId> carriers(@Nullable Array ids) throws SQLException {
        return ids == null
                ? null
                : Stream.of((UUID[]) ids.getArray()).map(HostId::new).toList();
    }

    private static Host host(ResultSet row) throws SQLException {
        return new Host(
                new HostId(row.getObject("id", UUID.class)),
                row.getString("fqdn"),
                HostState.valueOf(row.getString("state")),
                row.getLong("sequence"),
                Objects.requireNonNull(SqlStore.instant(row, "changed_at")),
                new Place(
                        row.getString("site"),
                        HostJson.memberships(row.getString("memberships")),
                        carriers(row.getArray("carriers"))),
                new Observed(
                        Freshness.valueOf(row.getString("freshness")),
                        SqlStore.instant(row, "last_scan_at"),
                        SqlStore.instant(row, "confirmed_at"),
                        row.getString("operating_system"),
                        row.getString("workload_build"),
                        row.getBoolean("simulated"),
                        HostJson.identityConflict(row.getString("identity_conflict"))),
                HostJson.sqlInstances(row.getString("sql_instances")),
                row.getString("agent_key"));
    }
}
