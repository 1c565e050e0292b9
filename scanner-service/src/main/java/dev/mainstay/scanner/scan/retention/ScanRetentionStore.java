package dev.mainstay.scanner.scan.retention;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Removal of what is too old from the tables of scans, so many rows at most in one statement. Of each host two scans stay
 * however old they are: the last one, from which the numbering goes on and against which the next one is compared, and the
 * last complete one, whose findings stand.
 */
@ApplicationScoped
class ScanRetentionStore {

    private static final String STAYS = """
            s.sequence = (select max(l.sequence) from scan l where l.host_id = s.host_id)
            or s.sequence = (
                select max(c.sequence) from scan c where c.host_id = s.host_id and c.own and c.outcome = 'COMPLETE')
            """;

    private final Sql sql;

    ScanRetentionStore(Sql sql) {
        this.sql = sql;
    }

    /** Scans that were neither received nor seen again since, with their bodies; says how many. */
    int removeScans(Instant before, int limit) {
        return removed("""
                delete from scan where scan_id in (
                    select s.scan_id from scan s
                    where s.received_at < :before and s.last_seen_at < :before and (%s) is not true
                    limit :limit for update skip locked)
                """.formatted(STAYS), before, limit);
    }

    /** Bodies of such scans; says how many. */
    int removeBodies(Instant before, int limit) {
        return removed("""
                delete from scan_body where scan_id in (
                    select b.scan_id from scan_body b join scan s on s.scan_id = b.scan_id
                    where b.received_at < :before and s.last_seen_at < :before and (%s) is not true
                    limit :limit for update of b skip locked)
                """.formatted(STAYS), before, limit);
    }

    /** Answers to scans posted before; says how many. */
    int removeReceipts(Instant before, int limit) {
        return removed("""
                delete from scan_receipt where scan_id in (
                    select scan_id from scan_receipt where received_at < :before limit :limit for update skip locked)
                """, before, limit);
    }

    /** Requests that were answered before; says how many. */
    int removeRequests(Instant before, int limit) {
        return removed("""
                delete from scan_request where request_id in (
                    select request_id from scan_request where answered_at < :before limit :limit for update skip locked)
                """, before, limit);
    }

    private int removed(String statement, Instant before, int limit) {
        return sql.update(statement).bind("before", before).bind("limit", limit).run();
    }
}
