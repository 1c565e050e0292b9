package dev.mainstay.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.sql.Query;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reader of the table {@code job}. */
@ApplicationScoped
class JobReadStore {
    private static final ObjectReader SNAPSHOT = EventJson.mapper().readerFor(JobSnapshot.class);
    private static final String WAITING =
            " from job where finished_at is null and status in ('PLANNED', 'SCHEDULED', 'READY', 'BLOCKED')";

    private final Sql sql;

    JobReadStore(Sql sql) {
        this.sql = sql;
    }

    Optional<JobSnapshot> job(UUID jobId) {
        return sql.query("select snapshot from job where job_id = :job")
                .bind("job", jobId)
                .first(row -> snapshot(row.text("snapshot")));
    }

    List<Placed<JobSnapshot>> list(JobFilter filter, int limit) {
        StringBuilder where = new StringBuilder("true");
        if (!filter.statuses().isEmpty()) {
            where.append(" and status = any (:statuses)");
        }
        if (filter.hostId() != null) {
            where.append(" and host_id = :host");
        }
        if (filter.pool() != null) {
            where.append(" and :pool = any (pools)");
        }
        if (filter.rolloutId() != null) {
            where.append(" and rollout_id = :rollout");
        }
        if (filter.from() != null) {
            where.append(" and planned_at >= :from");
        }
        if (filter.until() != null) {
            where.append(" and planned_at < :until");
        }
        if (filter.after() != null) {
            where.append(" and (planned_at, job_id) < (:place, :placeId)");
        }
        Query query = sql.query("select planned_at, job_id, snapshot from job where " + where
                        + " order by planned_at desc, job_id desc limit :limit")
                .bind("statuses", filter.statuses())
                .bind("host", filter.hostId())
                .bind("pool", filter.pool() == null ? null : filter.pool().toLowerCase(Locale.ROOT))
                .bind("rollout", filter.rolloutId())
                .bind("from", filter.from())
                .bind("until", filter.until())
                .bind("limit", limit);
        Cursor after = filter.after();
        if (after != null) {
            query.bind("place", after.instant(0)).bind("placeId", after.uuid(1));
        }
        return query.list(row -> new Placed<>(
                Cursor.after(row.instant("planned_at"), row.uuid("job_id")), snapshot(row.text("snapshot"))));
    }

    /** The jobs that are on a host now, or were lost there, oldest first. */
    List<JobSnapshot> running(int limit) {
        return sql.query("""
                select snapshot from job
                where finished_at is null and status in ('LEASED', 'RUNNING', 'REBOOTING', 'VERIFYING', 'LOST')
                order by planned_at, job_id limit :limit""").bind("limit", limit).list(row -> snapshot(row.text("snapshot")));
    }

    /** The jobs that wait, longest first. */
    List<WaitingJobView> waiting(int limit) {
        return sql.query("select waiting" + WAITING + " order by planned_at, job_id limit :limit")
                .bind("limit", limit)
                .list(row -> row.json("waiting", WaitingJobView.class).orElseThrow());
    }

    /** How many jobs wait. */
    long waiting() {
        return sql.query("select count(*) as waiting" + WAITING).one(row -> row.bigint("waiting"));
    }

    private static JobSnapshot snapshot(String json) {
        try {
            return SNAPSHOT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored job cannot be read, though its projection could read it", e);
        }
    }
}
