package dev.mainstay.scanner.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.scanner.finding.Findings;
import dev.mainstay.scanner.finding.ScanOrigin;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.identity.Continuity;
import dev.mainstay.scanner.identity.Speaker;
import dev.mainstay.scanner.identity.Speakers;
import dev.mainstay.scanner.scan.ScanOutcome.Accepted;
import dev.mainstay.scanner.scan.ScanOutcome.HostGone;
import dev.mainstay.scanner.scan.ScanOutcome.IdTaken;
import dev.mainstay.scanner.scan.ScanOutcome.InTheFuture;
import dev.mainstay.scanner.scan.history.UpdateHistoryStore;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scans as they are taken: the host's row is locked first, so the scans of one host come one after the other. */
@ApplicationScoped
public class Scans {
    private final Hosts hosts;
    private final Speakers speakers;
    private final ScanStore store;
    private final UpdateHistoryStore updateHistory;
    private final Findings findings;
    private final ScanConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    Scans(
            Hosts hosts,
            Speakers speakers,
            ScanStore store,
            UpdateHistoryStore updateHistory,
            Findings findings,
            ScanConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.hosts = hosts;
        this.speakers = speakers;
        this.store = store;
        this.updateHistory = updateHistory;
        this.findings = findings;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Takes one scan.
     *
     * @param checksum of the report, made before: it need not be made while the host is locked
     * @param body the report's bytes as the host sent them
     * @throws dev.mainstay.messaging.event.EventTooLargeException if what it offers does not fit into one event; nothing is
     *     stored
     */
    @Transactional
    ScanOutcome take(HostId id, ScanReport report, byte[] checksum, byte[] body) {
        // As the database keeps it, so that everybody tells the same time.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (report.finishedAt().isAfter(now.plus(config.maxAhead()))) {
            return new InTheFuture(now);
        }
        Optional<Host> locked = hosts.lock(id).filter(Host::active);
        if (locked.isEmpty()) {
            return new HostGone();
        }
        Host host = locked.get();
        ScanStore.Before before = store.before(id, report.scanId());
        ScanStore.Receipt receipt = before.receipt();
        if (receipt != null) {
            return receipt.host().equals(id.value())
                    ? new Accepted(report.scanId(), receipt.seenAgain(), false)
                    : new IdTaken();
        }
        ScanStore.Last last = before.last();
        Continuity continuity = speakers.hear(host, ScanEvaluator.speech(report));
        boolean own = !(continuity instanceof Continuity.Foreign);
        boolean seenAgain = last != null
                && last.own() == own
                && !(continuity instanceof Continuity.Anew)
                && report.jobId() == null
                && Arrays.equals(last.checksum(), checksum);
        long sequence = last == null ? 1 : last.sequence() + 1;
        if (last != null && seenAgain) {
            store.seenAgain(id, last, report, now);
        }
        boolean anew =
                continuity instanceof Continuity.Anew || (own && last != null && !last.own() && !store.hasOwn(id));
        boolean carriersChanged = false;
        switch (continuity) {
            case Continuity.Foreign foreign -> {
                if (!seenAgain) {
                    evidence(host, report, sequence, now, checksum, body);
                }
                hosts.save(host, host.observing(host.observed().with(foreign.conflict())));
            }
            case Continuity.Anew first ->
                carriersChanged = take(host, host.anew(), anew, report, sequence, now, checksum, body);
            case Continuity.Own(Speaker speaker, IdentityConflict conflict) -> {
                Host speaking = host.observing(host.observed().with(conflict));
                if (seenAgain) {
                    seenAgain(host, speaking, report, now);
                } else {
                    carriersChanged = take(host, speaking, anew, report, sequence, now, checksum, body);
                }
            }
        }
        if (own) {
            keepHistory(id, report);
        }
        Counter.builder("mainstay.scans")
                .tag("outcome", report.outcome().name())
                .tag("seen.again", String.valueOf(seenAgain))
                .description("Scans received; seen again: what the host said last time")
                .register(meters)
                .increment();
        return new Accepted(report.scanId(), seenAgain, carriersChanged);
    }

    /** Kept and told to nobody: whoever reads of a scan takes it for the host's. */
    private void evidence(Host host, ScanReport report, long sequence, Instant now, byte[] checksum, byte[] body) {
        ScanSnapshot scan = ScanEvaluator.snapshot(report, host, sequence, now);
        store.insert(report, scan, checksum, body, json(scan), false);
    }

    /**
     * Takes a scan that says something new.
     *
     * @param locked as it was locked
     * @param host the same as the machine that speaks leaves it
     * @param anew whether it is the first scan of that machine
     * @return whether it carries other names than before
     */
    private boolean take(
            Host locked,
            Host host,
            boolean anew,
            ScanReport report,
            long sequence,
            Instant now,
            byte[] checksum,
            byte[] body) {
        ScanSnapshot scan = ScanEvaluator.snapshot(report, host, sequence, now, anew);
        byte[] event = json(scan);
        EventType type = scan.outcome() == Outcome.FAILED ? EventType.SCAN_FAILED : EventType.SCAN_COMPLETED;
        NewEvent told = new NewEvent(
                type.topic().topicName(),
                host.id().toString(),
                type.wireName(),
                event,
                type.topic().maxEventBytes());
        // First, because it is what refuses a scan that is too large.
        hosts.save(locked, ScanEvaluator.host(host, report, now), List.of(told));
        store.insert(report, scan, checksum, body, event, true);
        if (scan.outcome() != Outcome.COMPLETE) {
            return false;
        }
        conclude(host, report, new ScanOrigin(scan.scanId(), sequence, now, scan.simulated()));
        return scan.carriedNames() != null && hosts.carry(host.id(), scan.carriedNames());
    }

    private void seenAgain(Host locked, Host host, ScanReport report, Instant now) {
        Host saved = hosts.save(locked, ScanEvaluator.seenAgain(host, report, now));
        if (saved.observed().freshness() == locked.observed().freshness()) {
            findings.scannedAgain(host.id(), locked.sequence(), saved.sequence());
        }
    }

    private void keepHistory(HostId id, ScanReport report) {
        List<HistoryReport> history = report.history();
        if (history != null
                && updateHistory.save(id, report.finishedAt(), history)
                && report.outcome() == Outcome.COMPLETE) {
            findings.attempted(id, AttemptsEvaluator.attempts(report.updates(), history));
        }
    }

    /** A failed or partial scan leaves the conclusions from the one before standing. */
    private void conclude(Host host, ScanReport report, ScanOrigin scan) {
        findings.scanned(host.id(), scan, FactsEvaluator.facts(report));
    }

    private static byte[] json(ScanSnapshot scan) {
        try {
            return EventJson.mapper().writeValueAsBytes(scan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }
}
