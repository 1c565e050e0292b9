package dev.mainstay.scanner.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code host_speaker}. Whoever writes a row has locked the host's. */
@ApplicationScoped
class SpeakerStore {
    private static final ObjectReader SPEAKER = EventJson.mapper().readerFor(Speaker.class);

    private final SqlStore sql;

    SpeakerStore(SqlStore sql) {
        this.sql = sql;
    }

    Speaker of(HostId host) {
        return sql.first(
                        "select speaker from host_speaker where host_id = ?",
                        row -> speaker(row.getString(1)),
                        host.value())
                .orElse(Speaker.UNKNOWN);
    }

    void save(HostId host, Speaker speaker) {
        sql.update("""
                insert into host_speaker (host_id, speaker, since) values (?, cast(? as json), ?)
                on conflict (host_id) do update set speaker = excluded.speaker, since = excluded.since
                """, host.value(), json(speaker), speaker.since());
    }

    /**
     * Earlier scans, attempts, what Windows Update remembered, the names that it carried and what was concluded speak for a system
     * that is gone. Without the facts of a scan nothing is concluded until the next complete one.
     */
    void forgetBefore(HostId host) {
        sql.update("update scan set own = false where host_id = ? and own", host.value());
        sql.update("delete from job_attempt where host_id = ?", host.value());
        sql.update("delete from update_history where host_id = ?", host.value());
        sql.update("delete from carried_name where host_id = ?", host.value());
        sql.update("delete from host_facts where host_id = ?", host.value());
        sql.update("""
                update host_findings set checksum = null, attempts_version = 0, failure = null, findings = '[]',
                    missing = '{}', kbs = '{}', cves = '{}'
                where host_id = ?
                """, host.value());
    }

    private static String json(Speaker speaker) {
        try {
            return EventJson.mapper().writeValueAsString(speaker);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    private static Speaker speaker(String json) {
        try {
            return SPEAKER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table host_speaker holds what this release cannot read", e);
        }
    }
}
