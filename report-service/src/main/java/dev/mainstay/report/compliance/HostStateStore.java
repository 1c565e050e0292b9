package dev.mainstay.report.compliance;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.compliance.StandingEvaluator.LastJob;
import dev.mainstay.report.compliance.StandingEvaluator.LastScan;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of the hosts of the estate, from the tables that hold the newest of each. */
@ApplicationScoped
class HostStateStore {
    private static final String HOSTS = """
            select h.host_id, h.fqdn, h.site, h.operating_system, h.freshness, h.last_scan_at, h.simulated, h.identity_conflict,
                   case when h.carriers is not null
                        then array(select carrier.fqdn from host carrier
                                   where carrier.host_id = any (h.carriers) order by carrier.fqdn) end as carried_by,
                   s.outcome, s.received_at, s.critical, s.important, s.moderate, s.low, s.unspecified, s.excepted, s.optional,
                   s.pending_restart or s.awaits_restart > 0 as restart_due, s.file_rename,
                   j.job_id, j.status as job_status, j.changed_at as job_changed_at, j.until_scanned,
                   c.host_id is not null as assessed, c.unpatchable, c.exploited, c.exploited_due, c.undetermined
            from host h
                left join latest_scan s on s.host_id = h.host_id
                left join conclusions c on c.host_id = h.host_id
                left join lateral (select job_id, status, changed_at, until_scanned from job
                                   where job.host_id = h.host_id
                                   order by planned_at desc, job_id desc limit 1) j on true
            where h.state = 'ACTIVE'""";
    private static final Set<JobStatus> PATCHING =
            EnumSet.of(JobStatus.LEASED, JobStatus.RUNNING, JobStatus.REBOOTING, JobStatus.VERIFYING);

    private static final int FETCHED_AT_ONCE = 500;

    private final Sql sql;

    HostStateStore(Sql sql) {
        this.sql = sql;
    }

    /** All hosts by FQDN. */
    List<HostState> list() {
        return sql.query(HOSTS + " order by h.fqdn").list(HostStateStore::state);
    }

    /** Does something with one host after the other, so that not all of them are in memory. */
    void each(Consumer<HostState> taker) {
        sql.query(HOSTS).fetch(FETCHED_AT_ONCE).each(row -> taker.accept(state(row)));
    }

    Optional<HostState> host(UUID hostId) {
        return sql.query(HOSTS + " and h.host_id = :host").bind("host", hostId).first(HostStateStore::state);
    }

    private static HostState state(Row row) {
        Missing missing = new Missing(
                count(row, "critical"),
                count(row, "important"),
                count(row, "moderate"),
                count(row, "low"),
                count(row, "unspecified"),
                count(row, "excepted"));
        boolean restartDue = Boolean.TRUE.equals(row.boolOrNull("restart_due"));
        Outcome outcome = row.nameOrNull("outcome", Outcome.class);
        LastScan scan =
                outcome == null ? null : new LastScan(outcome, row.instant("received_at"), missing.total(), restartDue);
        JobStatus status = row.nameOrNull("job_status", JobStatus.class);
        LastJob job =
                status == null ? null : new LastJob(status, row.instant("job_changed_at"), row.bool("until_scanned"));
        Freshness freshness = row.name("freshness", Freshness.class);
        return new HostState(
                row.uuid("host_id"),
                row.text("fqdn"),
                row.textOrNull("site"),
                row.textOrNull("operating_system"),
                freshness.name(),
                row.instantOrNull("last_scan_at"),
                row.bool("simulated"),
                name(outcome),
                missing.critical(),
                missing.important(),
                missing.moderate(),
                missing.low(),
                missing.unspecified(),
                missing.excepted(),
                restartDue,
                row.uuidOrNull("job_id"),
                name(status),
                status != null && PATCHING.contains(status),
                StandingEvaluator.ofHost(freshness, row.instantOrNull("last_scan_at"), scan, job),
                row.bool("assessed"),
                count(row, "unpatchable"),
                count(row, "exploited"),
                row.dateOrNull("exploited_due"),
                count(row, "undetermined"),
                count(row, "optional"),
                Boolean.TRUE.equals(row.boolOrNull("file_rename")),
                row.textOrNull("identity_conflict"),
                row.textsOrNull("carried_by"));
    }

    /** A count of what there is nothing of yet is 0. */
    private static int count(Row row, String column) {
        Integer count = row.integerOrNull(column);
        return count == null ? 0 : count;
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
