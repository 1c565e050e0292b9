package dev.mainstay.patch.scan;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code latest_scan}. */
@ApplicationScoped
class ScanStore {

    /** One statement, not {@code Upsert}'s four: whoever posted the scan waits for what is planned from it. */
    private static final String NEWER = """
            insert into latest_scan as known (host_id, outcome, sequence, scan, services)
            select * from unnest(cast(:ids as uuid[]), cast(:outcomes as text[]), cast(:sequences as bigint[]),
                                 cast(:scans as text[]), cast(:services as text[]))
                on conflict (host_id, outcome) do update
               set sequence = excluded.sequence, scan = excluded.scan, services = excluded.services
             where excluded.sequence > known.sequence
            returning host_id
            """;

    private final Sql sql;

    ScanStore(Sql sql) {
        this.sql = sql;
    }

    /** Writes what is newer than what is there; each host and outcome at most once. Returns what was written. */
    Set<HostId> upsert(List<ScanSnapshot> scans) {
        return new HashSet<>(sql.query(NEWER)
                .bind("ids", scans.stream().map(ScanSnapshot::hostId).toList())
                .bind("outcomes", scans.stream().map(ScanSnapshot::outcome).toList())
                .bind("sequences", scans.stream().map(ScanSnapshot::sequence).toList())
                .bind("scans", scans.stream().map(StoredJson::write).toList())
                .bind("services", scans.stream().map(ServiceStates::column).toList())
                .list(row -> new HostId(row.uuid("host_id"))));
    }

    /** The highest sequence of those of the hosts of which a scan is known. */
    Map<UUID, Long> sequences(Collection<UUID> ids) {
        Map<UUID, Long> sequences = new HashMap<>();
        sql.query("""
                        select host_id, max(sequence) as sequence from latest_scan where host_id = any (:ids) group by host_id
                        """).bind("ids", ids).each(row -> sequences.put(row.uuid("host_id"), row.bigint("sequence")));
        return sequences;
    }

    int forget(Optional<UUID> host) {
        return host.map(id -> sql.update("delete from latest_scan where host_id = :id")
                        .bind("id", id))
                .orElseGet(() -> sql.update("delete from latest_scan"))
                .run();
    }

    List<ScanSnapshot> scans(Collection<HostId> hosts) {
        return sql.query("select scan from latest_scan where host_id = any (:ids)")
                .bind("ids", hosts.stream().map(HostId::value).toList())
                .list(row -> StoredJson.read(row.text("scan"), ScanSnapshot.class));
    }

    /**
     * Hosts whose last scan lists one of the updates, with its names among those asked for.
     *
     * @param names knowledge base articles or GUIDs of updates
     */
    Map<HostId, Set<String>> listing(Collection<String> names) {
        Map<HostId, Set<String>> found = new HashMap<>();
        sql.query("""
                        select f.host_id, n.name from latest_scan f, unnest(f.listed) n(name)
                         where f.listed && cast(:names as text[]) and n.name = any (cast(:names as text[]))
                           and not exists (select from latest_scan later
                                            where later.host_id = f.host_id and later.sequence > f.sequence)
                        """)
                .bind("names", names)
                .each(row -> found.computeIfAbsent(new HostId(row.uuid("host_id")), host -> new HashSet<>())
                        .add(row.text("name")));
        return found;
    }

    /** Of each host that told of its services, what it said last. */
    Map<HostId, List<Service>> services() {
        return last(
                sql.query("select host_id, services from latest_scan where services is not null order by sequence"));
    }

    /** {@link #services()} of these hosts. */
    Map<HostId, List<Service>> services(List<UUID> hosts) {
        return last(sql.query("""
                        select host_id, services from latest_scan
                         where services is not null and host_id = any (:ids) order by sequence
                        """).bind("ids", hosts));
    }

    private static Map<HostId, List<Service>> last(Query query) {
        Map<HostId, List<Service>> last = new HashMap<>();
        query.each(row -> last.put(new HostId(row.uuid("host_id")), ServiceStates.read(row.text("services"))));
        return last;
    }
}
