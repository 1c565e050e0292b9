package dev.mainstay.scanner.finding;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.scanner.finding.FindingsInput.Attempted;
import dev.mainstay.scanner.finding.evaluation.HostInput;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Batch;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code host_facts} and {@code host_findings}, written. */
@ApplicationScoped
class FindingsStore {

    /** In one statement, as every scan passes here. The second row is there from the first scan on and only looked up then. */
    private static final String SCANNED = """
            with due as (
                insert into host_findings (host_id) values (:host) on conflict (host_id) do nothing
            )
            insert into host_facts (host_id, scan_id, scan_sequence, scanned_at, simulated, facts)
            values (:host, :scan, :sequence, :scannedAt, :simulated, :facts)
            on conflict (host_id) do update set scan_id = excluded.scan_id, scan_sequence = excluded.scan_sequence,
                scanned_at = excluded.scanned_at, simulated = excluded.simulated, facts = excluded.facts
            where host_facts.scan_sequence < excluded.scan_sequence
            """;

    private static final String INPUTS = """
            select h.id, h.fqdn, h.sequence as host_sequence, h.memberships, h.sql_instances, f.scan_id, f.scan_sequence,
                f.scanned_at, f.simulated, f.facts, f.attempts, f.attempts_version, r.sequence, r.checksum,
                (select version from patch_facts_state) as patch_facts_version
            from %s r
            join host_facts f on f.host_id = r.host_id
            join host h on h.id = r.host_id
            """;

    /** Chosen without their facts: what is sorted for each batch is all that is due. */
    private static final String DUE = """
            with due as materialized (
                select r.host_id, r.sequence, r.checksum
                from host_findings r
                join host_facts f on f.host_id = r.host_id
                join host h on h.id = r.host_id
                where h.state = 'ACTIVE' and (r.catalogue_version < :catalogueVersion or r.scan_sequence < f.scan_sequence
                    or r.host_sequence < h.sequence or r.evaluated_at < :dayBegan or r.attempts_version < f.attempts_version
                    or r.host_id in (select unnest(cast(:concerned as uuid[]))))
                order by f.scanned_at desc, h.id limit :limit
                for no key update of r skip locked
            )
            """;

    private static final String LOCK = INPUTS.formatted("host_findings")
            + "where r.host_id = any (:hosts) and h.state = 'ACTIVE' order by r.host_id for no key update of r";

    /** From what the host was evaluated, and when. */
    private static final String BASIS = """
            scan_sequence = :scanSequence, host_sequence = :hostSequence, catalogue_version = :catalogueVersion,
            patch_facts_version = :patchFactsVersion, attempts_version = :attemptsVersion, evaluated_at = :at, failure = :failure
            """;

    private static final String SCAN = ", scan_id = :scan, scanned_at = :scannedAt, missing = :missing";

    private static final String THIS = " where host_id = :host";

    private static final String FAILED = "update host_findings set " + BASIS + THIS;

    private static final String CONFIRMED = "update host_findings set " + BASIS + SCAN + THIS;

    private static final String CHANGED = "update host_findings set " + BASIS + SCAN + """
            , sequence = :sequence, checksum = :checksum, kbs = :kbs, cves = :cves,
            findings = cast(convert_from(:findings, 'UTF8') as jsonb)
            """ + THIS;

    private final Sql sql;

    FindingsStore(Sql sql) {
        this.sql = sql;
    }

    void scanned(HostId host, ScanOrigin scan, String facts) {
        sql.update(SCANNED)
                .bind("host", host.value())
                .bind("scan", scan.scanId())
                .bind("sequence", scan.sequence())
                .bind("scannedAt", scan.scannedAt())
                .bind("simulated", scan.simulated())
                .bind("facts", facts)
                .run();
    }

    /** {@code attempts} as they are known make no host due again. */
    void attempted(HostId host, String attempts) {
        sql.update("""
                update host_facts set attempts = :attempts, attempts_version = attempts_version + 1
                where host_id = :host and attempts <> :attempts
                """).bind("attempts", attempts).bind("host", host.value()).run();
    }

    /** No scan waits for an evaluation: where one has the row now, the host is only evaluated once more. */
    void scannedAgain(HostId host, long before, long after) {
        sql.update("""
                update host_findings set host_sequence = :after
                where host_id = (
                    select host_id from host_findings where host_id = :host and host_sequence = :before
                    for no key update skip locked)
                """)
                .bind("after", after)
                .bind("host", host.value())
                .bind("before", before)
                .run();
    }

    /**
     * The inputs of those hosts that were ever completely scanned, their findings locked until the transaction ends, in the order
     * of their ids: so that two such locks cannot deadlock.
     */
    List<FindingsInput> lock(Collection<HostId> hosts) {
        return sql.query(LOCK)
                .bind("hosts", hosts.stream().map(HostId::value).toList())
                .list(FindingsStore::input);
    }

    /**
     * Hosts that are due, those scanned last first, passing over those that somebody else is busy with.
     *
     * @param concerned hosts that are due for a waiver, whatever else
     */
    List<FindingsInput> lockDue(long catalogueVersion, Instant dayBegan, Set<UUID> concerned, int limit) {
        return sql.query(DUE + INPUTS.formatted("due") + "order by f.scanned_at desc, h.id")
                .bind("dayBegan", dayBegan)
                .bind("concerned", concerned)
                .bind("catalogueVersion", catalogueVersion)
                .bind("limit", limit)
                .list(FindingsStore::input);
    }

    /** Stores what came of evaluating hosts; each kind with one batch. */
    void write(List<EvaluationOutcome> evaluated) {
        sql.updateEach(CHANGED, only(evaluated, EvaluationOutcome.Changed.class), (values, changed) -> {
            StoredFindings findings = changed.findings();
            bindScan(values, changed, findings.missing())
                    .bind("sequence", findings.sequence())
                    .bind("checksum", findings.checksum())
                    .bind("kbs", findings.kbs())
                    .bind("cves", findings.cves())
                    .bind("findings", findings.json());
        });
        sql.updateEach(
                CONFIRMED,
                only(evaluated, EvaluationOutcome.Confirmed.class),
                (values, confirmed) -> bindScan(values, confirmed, confirmed.missing()));
        sql.updateEach(
                FAILED,
                only(evaluated, EvaluationOutcome.Failed.class),
                (values, failed) -> bindBasis(values, failed, failed.failure()));
    }

    private static <T extends EvaluationOutcome> List<T> only(List<EvaluationOutcome> evaluated, Class<T> kind) {
        return evaluated.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Batch bindScan(Batch values, EvaluationOutcome evaluated, List<String> missing) {
        ScanOrigin scan = evaluated.input().scan();
        return bindBasis(values, evaluated, null)
                .bind("scan", scan.scanId())
                .bind("scannedAt", scan.scannedAt())
                .bind("missing", missing);
    }

    private static Batch bindBasis(Batch values, EvaluationOutcome evaluated, @Nullable String failure) {
        FindingsInput input = evaluated.input();
        return values.bind("host", input.host().id().value())
                .bind("scanSequence", input.scan().sequence())
                .bind("hostSequence", input.host().sequence())
                .bind("catalogueVersion", evaluated.evaluation().catalogueVersion())
                .bind("patchFactsVersion", input.attempted().patchFactsVersion())
                .bind("attemptsVersion", input.attempted().historyVersion())
                .bind("at", evaluated.evaluation().at())
                .bind("failure", failure);
    }

    private static FindingsInput input(Row row) {
        return new FindingsInput(
                new HostInput(
                        new HostId(row.uuid("id")),
                        row.text("fqdn"),
                        row.bigint("host_sequence"),
                        row.jsonList("memberships", Membership.class).orElseThrow(),
                        row.jsonList("sql_instances", SqlInstance.class).orElseThrow()),
                new ScanOrigin(
                        row.uuid("scan_id"),
                        row.bigint("scan_sequence"),
                        row.instant("scanned_at"),
                        row.bool("simulated")),
                row.text("facts"),
                new Attempted(row.text("attempts"), row.bigint("attempts_version"), row.bigint("patch_facts_version")),
                row.bigint("sequence"),
                row.bytesOrNull("checksum"));
    }
}
