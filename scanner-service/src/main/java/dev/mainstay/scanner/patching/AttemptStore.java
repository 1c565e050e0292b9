package dev.mainstay.scanner.patching;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code job_attempt}. */
@ApplicationScoped
class AttemptStore {
    private static final String SAVE = """
            with later as (
                insert into job_attempt (host_id, thing, job_sequence, ended_at, attempt)
                select "hostId", attempt ->> 'thing', sequence, cast(attempt ->> 'at' as timestamptz), attempt
                from json_to_recordset(cast(:attempts as json)) as told("hostId" uuid, sequence bigint, attempt json)
                where not exists (
                    select from host_speaker s
                    where s.host_id = "hostId" and s.since >= cast(attempt ->> 'at' as timestamptz))
                on conflict (host_id, thing) do update set job_sequence = excluded.job_sequence,
                    ended_at = excluded.ended_at, attempt = excluded.attempt
                 where (job_attempt.ended_at, job_attempt.job_sequence) < (excluded.ended_at, excluded.job_sequence)
                returning host_id
            )
            update host_facts set attempts_version = attempts_version + 1 where host_id in (select host_id from later)
            """;

    private final Sql sql;

    AttemptStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Keeps the last attempt at each thing of each host and gives what is known of the host's attempts its next version.
     *
     * @param attempts one at most for a thing of a host
     */
    void save(Collection<JobAttempt> attempts) {
        sql.update(SAVE).bindJsonList("attempts", attempts, JobAttempt.class).run();
    }

    Map<HostId, List<Attempt>> of(Collection<UUID> hosts) {
        Map<HostId, List<Attempt>> found = new HashMap<>();
        sql.query("select host_id, attempt from job_attempt where host_id = any (:hosts)")
                .bind("hosts", hosts)
                .each(row -> found.computeIfAbsent(new HostId(row.uuid("host_id")), host -> new ArrayList<>())
                        .add(row.json("attempt", Attempt.class).orElseThrow()));
        return found;
    }
}
