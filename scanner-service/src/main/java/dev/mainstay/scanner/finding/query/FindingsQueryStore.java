package dev.mainstay.scanner.finding.query;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.scanner.finding.FindingJson;
import dev.mainstay.scanner.finding.evaluation.HostInput;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code host_facts} and {@code host_findings}, read. */
@ApplicationScoped
class FindingsQueryStore {
    /** Findings are old when the host is, when a later scan of it was not complete, or could not be concluded from. */
    private static final String STALE = """
            (h.freshness <> 'FRESH' or r.failure is not null or exists (
                select from scan s where s.host_id = r.host_id and s.sequence > r.scan_sequence))
            """;

    private final Sql sql;

    FindingsQueryStore(Sql sql) {
        this.sql = sql;
    }

    Optional<HostFindingsView> ofHost(HostId host, Locale language) {
        return sql.query("""
                        select r.*, h.fqdn, h.confirmed_at, h.simulated, %s as stale
                        from host_findings r join host h on h.id = r.host_id
                        where r.host_id = :host and r.sequence > 0
                            and exists (select from host_facts f where f.host_id = r.host_id)
                        """.formatted(STALE)).bind("host", host.value()).first(row -> ofHost(row, language));
    }

    private static HostFindingsView ofHost(Row row, Locale language) {
        return new HostFindingsView(
                row.uuid("host_id"),
                row.text("fqdn"),
                row.bigint("sequence"),
                row.instant("scanned_at"),
                row.instantOrNull("confirmed_at"),
                row.bool("stale"),
                row.instant("evaluated_at"),
                row.bigint("catalogue_version"),
                row.textOrNull("failure"),
                row.bool("simulated"),
                FindingJson.findings(row.text("findings")).stream()
                        .map(finding -> ExplainedFinding.of(finding, language))
                        .toList());
    }

    /**
     * A finding in the list.
     *
     * @param place among those of its host, from 1
     */
    record Listed(long place, FoundView finding) {}

    /** Findings after a place, by FQDN, the worst of a host first. */
    List<Listed> page(FindingFilter filter, @Nullable Cursor after, int most, Locale language) {
        Query query = filter.bound(sql.query("""
                        select h.id, h.fqdn, h.simulated, r.scanned_at, %s as stale, cast(e.finding as text) as finding,
                               e.place
                        from host h
                        join host_findings r on r.host_id = h.id
                        cross join lateral jsonb_array_elements(r.findings) with ordinality e(finding, place)
                        where h.state = 'ACTIVE'%s%s
                        order by h.fqdn, e.place limit :most
                        """.formatted(
                                STALE,
                                filter.conditions(),
                                after == null ? "" : " and (h.fqdn, e.place) > (:afterFqdn, :afterPlace)")))
                .bind("most", most);
        if (after != null) {
            query.bind("afterFqdn", after.keys().getFirst()).bind("afterPlace", after.number(1));
        }
        return query.list(row -> new Listed(row.bigint("place"), found(row, language)));
    }

    private static FoundView found(Row row, Locale language) {
        return new FoundView(
                row.uuid("id"),
                row.text("fqdn"),
                row.instant("scanned_at"),
                row.bool("stale"),
                row.bool("simulated"),
                ExplainedFinding.of(FindingJson.finding(row.text("finding")), language));
    }

    /** A pool's active members and the hosts with SQL Server instances that serve it, by FQDN. */
    List<PoolMember> members(String pool) {
        return sql.query("""
                        select h.id, h.fqdn, h.sequence, h.memberships, h.sql_instances, f.facts
                        from host h left join host_facts f on f.host_id = h.id
                        where h.state = 'ACTIVE' and (:pool = any (h.pools) or exists (
                            select from json_array_elements(h.sql_instances) i
                            where cast(i -> 'servesPools' as jsonb) @> to_jsonb(cast(:pool as text))))
                        order by h.fqdn
                        """).bind("pool", pool).list(FindingsQueryStore::member);
    }

    private static PoolMember member(Row row) {
        String facts = row.textOrNull("facts");
        return new PoolMember(
                new HostInput(
                        new HostId(row.uuid("id")),
                        row.text("fqdn"),
                        row.bigint("sequence"),
                        row.jsonList("memberships", Membership.class).orElseThrow(),
                        row.jsonList("sql_instances", SqlInstance.class).orElseThrow()),
                facts == null ? null : FindingJson.facts(facts));
    }
}
