package dev.mainstay.report;

import dev.mainstay.events.Act;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.FindingsSnapshot.Confidence;
import dev.mainstay.events.FindingsSnapshot.Exploited;
import dev.mainstay.events.FindingsSnapshot.Translation;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.events.HresultTexts;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Records;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Synthetic snapshots. Times are {@link #T0} plus the sequence in seconds. */
public final class Samples {
    public static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");

    private Samples() {}

    public static Pool pool(String fqdn, int size) {
        return new Pool(
                fqdn, "Paris", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, size, null, false, null);
    }

    public static HostSnapshot host(UUID id, long sequence, String fqdn, Freshness freshness, Pool... pools) {
        return new HostSnapshot(
                id,
                sequence,
                T0.plusSeconds(sequence),
                fqdn,
                "Paris",
                HostState.ACTIVE,
                freshness,
                freshness == Freshness.NEVER_SCANNED ? null : T0,
                "Windows Server 2012 R2",
                List.of(pools).stream()
                        .map(pool -> new Membership(pool, 1, null, "UD1", List.of("UserServices", "Registrar")))
                        .toList(),
                List.of(),
                null,
                true,
                null,
                null,
                null);
    }

    /** The same host, scanned again. */
    public static HostSnapshot scannedAt(HostSnapshot host, Instant lastScanAt) {
        return Records.with(host, "lastScanAt", lastScanAt);
    }

    /** The same host as a name that others carry. */
    public static HostSnapshot carriedBy(HostSnapshot host, UUID... carriers) {
        return Records.with(
                host,
                "freshness",
                Freshness.NEVER_SCANNED,
                "lastScanAt",
                null,
                "operatingSystem",
                null,
                "agentKey",
                null,
                "nature",
                HostSnapshot.HostNature.NAME,
                "carriers",
                List.of(carriers));
    }

    /** The same host while it is not known which machine speaks for it. */
    public static HostSnapshot inConflict(HostSnapshot host, long sequence) {
        return Records.with(
                host,
                "sequence",
                sequence,
                "changedAt",
                host.changedAt().plusSeconds(1),
                "identityConflict",
                new HostSnapshot.IdentityConflict(
                        host.changedAt(), "another-machine", "Another machine speaks with the key of this host."));
    }

    public static HostSnapshot withInstances(HostSnapshot host, SqlInstance... instances) {
        return Records.with(host, "sqlInstances", List.of(instances));
    }

    public static HostSnapshot retired(HostSnapshot host, long sequence) {
        return Records.with(
                host, "sequence", sequence, "changedAt", T0.plusSeconds(sequence), "state", HostState.RETIRED);
    }

    public static SqlInstance instance(String name, Presence presence, @Nullable String version) {
        return new SqlInstance(
                name,
                List.of(SqlPurpose.LOCAL_CONFIGURATION_STORE),
                List.of(),
                presence,
                version,
                "Express Edition",
                "RUNNING");
    }

    public static Offer offer(String kb, @Nullable String severity, String product) {
        return new Offer(
                new UpdateRef(UUID.nameUUIDFromBytes(kb.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 200),
                "Update for " + product + " (" + kb + ")",
                List.of(kb),
                List.of(),
                "Security Updates",
                List.of(product),
                severity,
                UpdateState.MISSING,
                1_000_000L,
                RebootBehavior.CAN_REQUEST_REBOOT,
                false,
                null,
                T0,
                null,
                null,
                null,
                null);
    }

    /** The same, with the flags that Windows Update gives it. */
    public static Offer flagged(Offer offer, UpdateKind kind, boolean browseOnly, @Nullable Instant deadline) {
        return Records.with(offer, "kind", kind, "browseOnly", browseOnly ? true : null, "deadline", deadline);
    }

    public static ScanSnapshot scan(UUID hostId, long sequence, Outcome outcome, Offer... offers) {
        return scan(hostId, sequence, outcome, List.of(), offers);
    }

    public static ScanSnapshot scan(
            UUID hostId, long sequence, Outcome outcome, List<UpdateRef> installed, Offer... offers) {
        return new ScanSnapshot(
                UUID.nameUUIDFromBytes((hostId + "/" + sequence).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                hostId,
                "host.example",
                sequence,
                outcome,
                T0.plusSeconds(sequence),
                T0.plusSeconds(sequence),
                T0.plusSeconds(sequence),
                null,
                null,
                false,
                List.of(offers),
                installed,
                outcome == Outcome.COMPLETE ? null : ScanSnapshot.Failure.explained("0x8024402C", "The source is away"),
                true,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same scan as the first of a host that started anew. */
    public static ScanSnapshot startedAnew(ScanSnapshot scan) {
        return Records.with(scan, "startedAnew", true);
    }

    /** A conclusion with French sentences; one that is unpatchable is out of support since 2023-04-11. */
    public static FindingsSnapshot.Finding conclusion(
            String subject, FindingsSnapshot.State state, Exploited... exploited) {
        return new FindingsSnapshot.Finding(
                subject,
                "Title of " + subject,
                state,
                Confidence.STRONG,
                null,
                "5.0.8308.0",
                null,
                "Critical",
                Stream.of(exploited).map(Exploited::cve).toList(),
                List.of(exploited),
                state == FindingsSnapshot.State.UNPATCHABLE ? LocalDate.of(2023, 4, 11) : null,
                "What to do",
                List.of("What says so"),
                List.of(new Translation("fr", "Titre de " + subject, "Que faire", List.of("Ce qui le dit"))),
                null,
                null,
                null,
                state == FindingsSnapshot.State.FAILED ? "0x80070643" : null,
                state == FindingsSnapshot.State.FAILED ? HresultTexts.of("0x80070643") : null);
    }

    public static FindingsSnapshot conclusions(UUID hostId, long sequence, FindingsSnapshot.Finding... conclusions) {
        return new FindingsSnapshot(
                hostId,
                "host.example",
                sequence,
                T0.plusSeconds(sequence),
                new UUID(5, 5),
                T0,
                17,
                List.of(conclusions),
                0,
                true);
    }

    /** A later version of the job, which tells what was done to it. */
    public static JobSnapshot after(JobSnapshot job, long sequence, Act act) {
        return Records.with(job, "sequence", sequence, "acts", List.of(act));
    }

    /** A job that failed before it changed anything on its host. */
    public static JobSnapshot untouched(UUID jobId, long sequence, UUID hostId) {
        return job(jobId, sequence, hostId, JobStatus.FAILED, true);
    }

    public static JobSnapshot job(UUID jobId, long sequence, UUID hostId, JobStatus status) {
        return job(jobId, sequence, hostId, status, null);
    }

    private static JobSnapshot job(
            UUID jobId, long sequence, UUID hostId, JobStatus status, @Nullable Boolean untouched) {
        boolean over = status == JobStatus.SUCCEEDED || status == JobStatus.FAILED;
        boolean began = status != JobStatus.PLANNED;
        return new JobSnapshot(
                jobId,
                sequence,
                T0.plusSeconds(sequence),
                hostId,
                "host.example",
                List.of("pool1.example"),
                new UUID(7, 7),
                1,
                status,
                status == JobStatus.FAILED
                        ? new JobSnapshot.Reason("agent-failed", "0x80070643", "1603")
                                .explained(List.of(new JobSnapshot.TranslatedMessage("fr", "1603 en français")))
                        : null,
                List.of(new JobSnapshot.OrderedUpdate(
                        new UpdateRef(new UUID(8, 8), 200),
                        "Update é \"quoted\" \\ tab\t",
                        List.of("KB1"),
                        null,
                        null,
                        null)),
                began
                        ? List.of(new Step(
                                StepName.INSTALL,
                                over ? StepState.DONE : StepState.RUNNING,
                                40,
                                "Installing",
                                T0.plusSeconds(1),
                                over ? T0.plusSeconds(sequence) : null))
                        : List.of(),
                began ? 1 : 0,
                null,
                T0,
                began ? T0.plusSeconds(1) : null,
                over ? T0.plusSeconds(sequence) : null,
                new UUID(9, 9),
                null,
                true,
                null,
                null,
                untouched,
                null);
    }

    public static RolloutSnapshot rollout(UUID id, long sequence, RolloutState state) {
        return new RolloutSnapshot(
                id,
                sequence,
                T0.plusSeconds(sequence),
                "November",
                state,
                null,
                null,
                new UUID(3, 3),
                List.of("pool1.example"),
                List.of(),
                1,
                0,
                Map.of("RUNNING", 1),
                null);
    }

    public static DecisionSnapshot decision(
            UUID id, long sequence, Verdict verdict, DecisionState state, String kb, List<String> pools) {
        return new DecisionSnapshot(
                id,
                sequence,
                T0.plusSeconds(sequence),
                verdict,
                state,
                null,
                kb,
                pools,
                List.of(),
                null,
                null,
                "Breaks the gateway",
                "anna",
                null,
                null,
                null,
                null);
    }
}
