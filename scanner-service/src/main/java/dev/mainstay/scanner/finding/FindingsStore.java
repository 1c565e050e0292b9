package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.finding.FindingsInput.Attempted;
import dev.mainstay.scanner.finding.evaluation.HostInput;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables {@code host_facts} and {@code host_findings}, written. */
@ApplicationScoped
class FindingsStore {

    /** In one statement, as every scan passes here. The second row is there from the first scan on and only looked up then. */
    private static final String SCANNED = """
            with due as (
                insert into host_findings (host_id) values (?) on conflict (host_id) do nothing
            )
            insert into host_facts (host_id, scan_id, scan_sequence, scanned_at, simulated, facts)
            values (?, ?, ?, ?, ?, ?)
            on conflict (host_id) do update set scan_id = excluded.scan_id, scan_sequence = excluded.scan_sequence,
                scanned_at = excluded.scanned_at, simulated = excluded.simulated, facts = excluded.facts
            where host_facts.scan_sequence < excluded.scan_sequence
            """;

    private static final String INPUTS = """
            select h.id, h.fqdn, h.sequence as host_sequence, h.memberships, h.sql_instances, f.scan_id, f.scan_sequence,
                f.scanned_at, f.simulated, f.facts, f.attempts, f.attempts_version, r.sequence, r.checksum,
                (select version from heard_state) as heard_version
            from %s r
            join host_facts f on f.host_id = r.host_id
            join host h on h.id = r.host_id
            """;

    /**
     * The waivers that have changed or lapsed since any host was evaluated today, the others are due for that alone; then the
     * hosts, chosen without their facts: what is sorted for each batch is all that is due.
     * {@code waiver_holds} only preselects whom to look at again, by the names in the form in which both tables have them; for
     * whom a waiver holds is {@link dev.mainstay.events.Scope}'s to say.
     */
    private static final String DUE = """
            with changed as materialized (
                select * from waiver
                where version > (select min(heard_version) from host_findings where evaluated_at >= ?)
                    or standing and until > ? and until <= ?
            ),
            due as materialized (
                select r.host_id, r.sequence, r.checksum
                from host_findings r
                join host_facts f on f.host_id = r.host_id
                join host h on h.id = r.host_id
                where h.state = 'ACTIVE' and (r.catalogue_version < ? or r.scan_sequence < f.scan_sequence
                    or r.host_sequence < h.sequence or r.evaluated_at < ? or r.attempts_version < f.attempts_version
                    or exists (
                        select from changed w
                        where w.names = any (r.missing) and waiver_holds(w.pools, w.host_ids, h.id, h.pools)
                            and (w.version > r.heard_version or w.until > r.evaluated_at and w.until <= ?)))
                order by f.scanned_at desc, h.id limit ?
                for no key update of r skip locked
            )
            """;

    private static final String CHANGED = """
            update host_findings set sequence = ?, checksum = ?, scan_id = ?, scanned_at = ?, scan_sequence = ?,
                host_sequence = ?, catalogue_version = ?, heard_version = ?, attempts_version = ?, evaluated_at = ?,
                failure = null, missing = ?, kbs = ?, cves = ?, findings = cast(convert_from(?, 'UTF8') as jsonb)
            where host_id = ?
            """;

    private static final String CONFIRMED = """
            update host_findings set scan_id = ?, scanned_at = ?, scan_sequence = ?, host_sequence = ?,
                catalogue_version = ?, heard_version = ?, attempts_version = ?, evaluated_at = ?, failure = null,
                missing = ?
            where host_id = ?
            """;

    private static final String FAILED = """
            update host_findings set scan_sequence = ?, host_sequence = ?, catalogue_version = ?, heard_version = ?,
                attempts_version = ?, evaluated_at = ?, failure = ?
            where host_id = ?
            """;

    private final SqlStore sql;

    FindingsStore(SqlStore sql) {
        this.sql = sql;
    }

    void scanned(HostId host, ScanOrigin scan, String facts) {
        sql.update(
                SCANNED,
                host.value(),
                host.value(),
                scan.scanId(),
                scan.sequence(),
                scan.scannedAt(),
                scan.simulated(),
                facts);
    }

    /** {@code attempts} as they are known make no host due again. */
    void attempted(HostId host, String attempts) {
        sql.update("""
                update host_facts set attempts = ?, attempts_version = attempts_version + 1
                where host_id = ? and attempts <> ?
                """, attempts, host.value(), attempts);
    }

    /** No scan waits for an evaluation: where one has the row now, the host is only evaluated once more. */
    void scannedAgain(HostId host, long before, long after) {
        sql.update("""
                update host_findings set host_sequence = ?
                where host_id = (
                    select host_id from host_findings where host_id = ? and host_sequence = ?
                    for no key update skip locked)
                """, after, host.value(), before);
    }

    boolean knows(HostId host) {
        return sql.first("select 1 from host_facts where host_id = ?", row -> true, host.value())
                .isPresent();
    }

    /** The host's input, its findings locked until the transaction ends; empty if it was never completely scanned. */
    Optional<FindingsInput> lock(HostId host) {
        return sql.first(
                INPUTS.formatted("host_findings") + "where r.host_id = ? and h.state = 'ACTIVE' for no key update of r",
                FindingsStore::input,
                host.value());
    }

    /** Hosts that are due, those scanned last first, passing over those that somebody else is busy with. */
    List<FindingsInput> lockDue(long catalogueVersion, Instant dayBegan, Instant now, int limit) {
        return sql.list(
                DUE + INPUTS.formatted("due") + "order by f.scanned_at desc, h.id",
                FindingsStore::input,
                dayBegan,
                dayBegan,
                now,
                catalogueVersion,
                dayBegan,
                now,
                limit);
    }

    /** Stores what came of evaluating hosts; each kind with one batch. */
    void write(List<Evaluated> evaluated) {
        sql.updateAll(CHANGED, rows(evaluated, Evaluated.Changed.class, FindingsStore::row));
        sql.updateAll(CONFIRMED, rows(evaluated, Evaluated.Confirmed.class, FindingsStore::row));
        sql.updateAll(FAILED, rows(evaluated, Evaluated.Failed.class, FindingsStore::row));
    }

    private static <T extends Evaluated> List<@Nullable Object[]> rows(
            List<Evaluated> evaluated, Class<T> kind, Function<T, @Nullable Object[]> row) {
        return evaluated.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(row)
                .toList();
    }

    private static @Nullable Object[] row(Evaluated.Changed changed) {
        FindingsInput input = changed.input();
        StoredFindings findings = changed.findings();
        return new @Nullable Object[] {
            findings.sequence(),
            findings.checksum(),
            input.scan().scanId(),
            input.scan().scannedAt(),
            input.scan().sequence(),
            input.host().sequence(),
            changed.evaluation().catalogueVersion(),
            input.attempted().heardVersion(),
            input.attempted().historyVersion(),
            changed.evaluation().at(),
            findings.missing(),
            findings.kbs(),
            findings.cves(),
            findings.json(),
            input.host().id().value()
        };
    }

    private static @Nullable Object[] row(Evaluated.Confirmed confirmed) {
        FindingsInput input = confirmed.input();
        return new @Nullable Object[] {
            input.scan().scanId(),
            input.scan().scannedAt(),
            input.scan().sequence(),
            input.host().sequence(),
            confirmed.evaluation().catalogueVersion(),
            input.attempted().heardVersion(),
            input.attempted().historyVersion(),
            confirmed.evaluation().at(),
            confirmed.missing(),
            input.host().id().value()
        };
    }

    private static @Nullable Object[] row(Evaluated.Failed failed) {
        FindingsInput input = failed.input();
        return new @Nullable Object[] {
            input.scan().sequence(),
            input.host().sequence(),
            failed.evaluation().catalogueVersion(),
            input.attempted().heardVersion(),
            input.attempted().historyVersion(),
            failed.evaluation().at(),
            failed.failure(),
            input.host().id().value()
        };
    }

    private static FindingsInput input(ResultSet row) throws SQLException {
        return new FindingsInput(
                HostInput.of(
                        new HostId(row.getObject("id", UUID.class)),
                        row.getString("fqdn"),
                        row.getLong("host_sequence"),
                        row.getString("memberships"),
                        row.getString("sql_instances")),
                new ScanOrigin(
                        row.getObject("scan_id", UUID.class),
                        row.getLong("scan_sequence"),
                        Objects.requireNonNull(SqlStore.instant(row, "scanned_at")),
                        row.getBoolean("simulated")),
                row.getString("facts"),
                new Attempted(row.getString("attempts"), row.getLong("attempts_version"), row.getLong("heard_version")),
                row.getLong("sequence"),
                row.getBytes("checksum"));
    }
}
