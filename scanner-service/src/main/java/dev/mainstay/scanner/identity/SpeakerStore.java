package dev.mainstay.scanner.identity;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code host_speaker}. Whoever writes a row has locked the host's. */
@ApplicationScoped
class SpeakerStore {
    private final Sql sql;

    SpeakerStore(Sql sql) {
        this.sql = sql;
    }

    Speaker of(HostId host) {
        return sql.query("select speaker from host_speaker where host_id = :host")
                .bind("host", host.value())
                .first(row -> row.json("speaker", Speaker.class).orElseThrow())
                .orElse(Speaker.UNKNOWN);
    }

    void save(HostId host, Speaker speaker) {
        sql.update("""
                insert into host_speaker (host_id, speaker, since) values (:host, cast(:speaker as json), :since)
                on conflict (host_id) do update set speaker = excluded.speaker, since = excluded.since
                """)
                .bind("host", host.value())
                .bindJson("speaker", speaker)
                .bind("since", speaker.since())
                .run();
    }

    /**
     * Earlier scans, attempts, what Windows Update remembered, the names that it carried and what was concluded speak for a system
     * that is gone. Without the facts of a scan nothing is concluded until the next complete one.
     */
    void forgetBefore(HostId host) {
        sql.update("""
                with evidence as (
                    update scan set own = false where host_id = :host and own
                ), no_attempts as (
                    delete from job_attempt where host_id = :host
                ), no_history as (
                    delete from update_history where host_id = :host
                ), no_names as (
                    delete from carried_name where host_id = :host
                ), no_facts as (
                    delete from host_facts where host_id = :host
                )
                update host_findings set checksum = null, attempts_version = 0, failure = null, findings = '[]',
                    missing = '{}', kbs = '{}', cves = '{}'
                where host_id = :host
                """).bind("host", host.value()).run();
    }
}
