package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code host}. */
@ApplicationScoped
class HostStore {

    /** One statement, not {@code Upsert}'s four: each scan changes its host, and what is planned from it is waited for. */
    private static final String NEWER = """
            insert into host as known (host_id, sequence, state, agent_key, snapshot)
            select * from unnest(cast(:ids as uuid[]), cast(:sequences as bigint[]), cast(:states as text[]),
                                 cast(:keys as text[]), cast(:snapshots as text[]))
                on conflict (host_id) do update
               set sequence = excluded.sequence, state = excluded.state, agent_key = excluded.agent_key,
                   snapshot = excluded.snapshot
             where excluded.sequence > known.sequence
            returning host_id
            """;

    private final Sql sql;

    HostStore(Sql sql) {
        this.sql = sql;
    }

    /** Writes what is newer than what is there; each host at most once in {@code hosts}. Returns what was written. */
    Set<HostId> upsert(List<HostSnapshot> hosts) {
        return Set.copyOf(sql.query(NEWER)
                .bind("ids", hosts.stream().map(HostSnapshot::hostId).toList())
                .bind("sequences", hosts.stream().map(HostSnapshot::sequence).toList())
                .bind("states", hosts.stream().map(HostSnapshot::state).toList())
                .bind("keys", hosts.stream().map(HostSnapshot::agentKey).toList())
                .bind("snapshots", hosts.stream().map(StoredJson::write).toList())
                .list(row -> new HostId(row.uuid("host_id"))));
    }

    /** The sequences of those of the hosts that are known. */
    Map<UUID, Long> sequences(Collection<UUID> ids) {
        Map<UUID, Long> sequences = new HashMap<>();
        sql.query("select host_id, sequence from host where host_id = any (:ids)")
                .bind("ids", ids)
                .each(row -> sequences.put(row.uuid("host_id"), row.bigint("sequence")));
        return sequences;
    }

    int forgetSequences(Optional<UUID> host) {
        return host.map(id -> sql.update("update host set sequence = 0 where host_id = :id")
                        .bind("id", id))
                .orElseGet(() -> sql.update("update host set sequence = 0"))
                .run();
    }

    Optional<HostSnapshot> host(HostId id) {
        return hosts(List.of(id)).stream().findFirst();
    }

    List<HostSnapshot> hosts(Collection<HostId> ids) {
        return read(sql.query("select snapshot from host where host_id = any (:ids)")
                .bind("ids", ids.stream().map(HostId::value).collect(Collectors.toSet())));
    }

    List<HostSnapshot> all() {
        return read(sql.query("select snapshot from host"));
    }

    private static List<HostSnapshot> read(Query query) {
        return query.list(HostStore::snapshot);
    }

    private static HostSnapshot snapshot(Row row) {
        return StoredJson.read(row.text("snapshot"), HostSnapshot.class);
    }
}
