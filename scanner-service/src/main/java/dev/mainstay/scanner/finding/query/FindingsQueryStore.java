package dev.mainstay.scanner.finding.query;

import dev.mainstay.scanner.finding.FindingJson;
import dev.mainstay.scanner.finding.evaluation.HostInput;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code host_facts} and {@code host_findings}, read. */
@ApplicationScoped
class FindingsQueryStore {
    /** Findings are old when the host is, when a later scan of it was not complete, or could not be concluded from. */
    private static final String STALE = """
            (h.freshness <> 'FRESH' or r.failure is not null or exists (
                select from scan s where s.host_id = r.host_id and s.sequence > r.scan_sequence))
            """;

    private final SqlStore sql;

    FindingsQueryStore(SqlStore sql) {
        this.sql = sql;
    }

    Optional<HostFindingsView> ofHost(HostId host, Locale language) {
        return sql.first("""
                select r.*, h.fqdn, h.confirmed_at, h.simulated, %s as stale
                from host_findings r join host h on h.id = r.host_id
                where r.host_id = ? and r.sequence > 0
                    and exists (select from host_facts f where f.host_id = r.host_id)
                """.formatted(STALE), row -> ofHost(row, language), host.value());
    }

    private static HostFindingsView ofHost(ResultSet row, Locale language) throws SQLException {
        return new HostFindingsView(
                row.getObject("host_id", UUID.class),
                row.getString("fqdn"),
                row.getLong("sequence"),
                Objects.requireNonNull(SqlStore.instant(row, "scanned_at")),
                SqlStore.instant(row, "confirmed_at"),
                row.getBoolean("stale"),
                Objects.requireNonNull(SqlStore.instant(row, "evaluated_at")),
                row.getLong("catalogue_version"),
                row.getString("failure"),
                row.getBoolean("simulated"),
                FindingJson.findings(row.getString("findings")).stream()
                        .map(finding -> ExplainedFinding.of(finding, language))
                        .toList());
    }

    /** Findings by FQDN, the worst of a host first; one more than the page has, if there is one. */
    List<FoundView> page(FindingFilter filter, int page, int size, Locale language) {
        // Only what is asked for is in the statement, so that its plan can be made for that.
        Conditions asked = new Conditions()
                .and(filter.pool(), "? = any (h.pools)")
                .and(filter.kb(), "r.kbs @> array[cast(? as text)] and e.finding ->> 'kb' = ?")
                .and(filter.cve(), "r.cves @> array[cast(? as text)] and jsonb_exists(e.finding -> 'cves', ?)")
                .and(filter.stateName(), "e.finding ->> 'state' = ?");
        List<Object> values = new ArrayList<>(asked.values);
        values.add(size + 1);
        values.add((long) page * size);
        return sql.list("""
                select h.id, h.fqdn, h.simulated, r.scanned_at, %s as stale, cast(e.finding as text) as finding
                from host h
                join host_findings r on r.host_id = h.id
                cross join lateral jsonb_array_elements(r.findings) with ordinality e(finding, place)
                where h.state = 'ACTIVE'%s
                order by h.fqdn, e.place limit ? offset ?
                """.formatted(STALE, asked.sql), row -> found(row, language), values.toArray());
    }

    /** Conditions on what is asked for, each with its value at every question mark. */
    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Conditions and(@Nullable String value, String condition) {
            if (value != null) {
                sql.append(" and ").append(condition);
                condition.chars().filter(each -> each == '?').forEach(each -> values.add(value));
            }
            return this;
        }
    }

    private static FoundView found(ResultSet row, Locale language) throws SQLException {
        return new FoundView(
                row.getObject("id", UUID.class),
                row.getString("fqdn"),
                Objects.requireNonNull(SqlStore.instant(row, "scanned_at")),
                row.getBoolean("stale"),
                row.getBoolean("simulated"),
                ExplainedFinding.of(FindingJson.finding(row.getString("finding")), language));
    }

    /** A pool's active members and the hosts with SQL Server instances that serve it, by FQDN. */
    List<PoolMember> members(String pool) {
        return sql.list("""
                select h.id, h.fqdn, h.sequence, h.memberships, h.sql_instances, f.facts
                from host h left join host_facts f on f.host_id = h.id
                where h.state = 'ACTIVE' and (? = any (h.pools) or exists (
                    select from json_array_elements(h.sql_instances) i
                    where cast(i -> 'servesPools' as jsonb) @> to_jsonb(cast(? as text))))
                order by h.fqdn
                """, FindingsQueryStore::member, pool, pool);
    }

    private static PoolMember member(ResultSet row) throws SQLException {
        String facts = row.getString("facts");
        return new PoolMember(
                HostInput.of(
                        new HostId(row.getObject("id", UUID.class)),
                        row.getString("fqdn"),
                        row.getLong("sequence"),
                        row.getString("memberships"),
                        row.getString("sql_instances")),
                facts == null ? null : FindingJson.facts(facts));
    }
}
