package dev.mainstay.scanner.finding;

import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.events.EventType;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.scanner.assessment.CurrentAssessor;
import dev.mainstay.scanner.assessment.CurrentAssessor.Ready;
import dev.mainstay.scanner.finding.evaluation.FindingNames;
import dev.mainstay.scanner.finding.evaluation.FindingsEvaluator;
import dev.mainstay.scanner.finding.evaluation.ScanFacts;
import dev.mainstay.scanner.finding.evaluation.WaivedOrFailedEvaluator;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.patching.PatchFacts;
import dev.mainstay.scanner.patching.WaiversAndAttempts;
import dev.mainstay.service.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Conclusions about hosts, drawn after each complete scan, and anew when the catalogue, the estate, the day, or what people
 * decided and installations came to has changed.
 * The findings' row is locked while it is done, never the host's: taking a scan does not wait for it.
 */
@ApplicationScoped
public class Findings {
    private static final Logger LOG = Logger.getLogger(Findings.class);

    private final FindingsStore store;
    private final ChangedWaiverStore waivers;
    private final CurrentAssessor assessor;
    private final PatchFacts patchFacts;
    private final ScannedHosts scanned;
    private final Outbox outbox;
    private final AfterCommit afterCommit;
    private final FindingsConfig config;
    private final Clock clock;
    private final Timer evaluations;
    private final Counter changes;

    Findings(
            FindingsStore store,
            ChangedWaiverStore waivers,
            CurrentAssessor assessor,
            PatchFacts patchFacts,
            ScannedHosts scanned,
            Outbox outbox,
            AfterCommit afterCommit,
            FindingsConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.waivers = waivers;
        this.assessor = assessor;
        this.patchFacts = patchFacts;
        this.scanned = scanned;
        this.outbox = outbox;
        this.afterCommit = afterCommit;
        this.config = config;
        this.clock = clock;
        this.evaluations = Timer.builder("findings.evaluation")
                .description("Drawing the conclusions about one host, without storing them")
                .register(meters);
        this.changes = Counter.builder("findings.changed")
                .description("Hosts about which something else was concluded than before")
                .register(meters);
    }

    /** Keeps what a complete scan said, in the transaction that takes it; the host is evaluated right after that. */
    @Transactional(TxType.MANDATORY)
    public void scanned(HostId host, ScanOrigin scan, ScanFacts facts) {
        String text = FindingJson.text(facts);
        store.scanned(host, scan, text);
        afterCommit.run(() -> scanned.add(host, text.length()));
    }

    /** Keeps how the last installations of what the host misses ended, in the transaction that takes its scan. */
    @Transactional(TxType.MANDATORY)
    public void attempted(HostId host, List<Attempt> attempts) {
        store.attempted(host, FindingJson.text(attempts));
    }

    /** Notes that the host's new version differs only in when it was scanned: nothing else is concluded from that. */
    @Transactional(TxType.MANDATORY)
    public void scannedAgain(HostId host, long before, long after) {
        store.scannedAgain(host, before, after);
    }

    /**
     * Evaluates hosts now, in one transaction. Nothing happens while there is no catalogue, or to a host before its first complete
     * scan.
     */
    @Transactional
    void evaluate(List<HostId> hosts) {
        assessor.get().ifPresent(ready -> {
            List<FindingsInput> inputs = store.lock(hosts);
            Map<HostId, WaiversAndAttempts> said = said(inputs);
            write(inputs.stream().map(input -> evaluated(input, said, ready)).toList());
        });
    }

    /**
     * Evaluates some of the hosts that are due, in one transaction; ends early when a scan has come in.
     *
     * @return how many; 0 when none is due
     */
    @Transactional
    int evaluateDue() {
        Optional<Ready> ready = assessor.get();
        if (ready.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Instant dayBegan = now.truncatedTo(ChronoUnit.DAYS);
        List<FindingsInput> due =
                store.lockDue(ready.get().version(), dayBegan, waivers.concerned(dayBegan, now), config.batch());
        Map<HostId, WaiversAndAttempts> said = said(due);
        List<EvaluationOutcome> evaluated = new ArrayList<>();
        for (FindingsInput input : due) {
            if (!evaluated.isEmpty() && !scanned.isEmpty()) {
                break;
            }
            evaluated.add(evaluated(input, said, ready.get()));
        }
        write(evaluated);
        return evaluated.size();
    }

    /** Read after the inputs, so that it is no older than the version with which they are stored. */
    private Map<HostId, WaiversAndAttempts> said(List<FindingsInput> inputs) {
        return inputs.isEmpty()
                ? Map.of()
                : patchFacts.about(
                        inputs.stream().map(input -> input.host().id()).toList(), clock.instant());
    }

    private void write(List<EvaluationOutcome> evaluated) {
        List<NewEvent> events = evaluated.stream()
                .filter(EvaluationOutcome.Changed.class::isInstance)
                .map(changed -> ((EvaluationOutcome.Changed) changed).event())
                .toList();
        store.write(evaluated);
        outbox.appendAll(events);
        changes.increment(events.size());
    }

    private EvaluationOutcome evaluated(FindingsInput input, Map<HostId, WaiversAndAttempts> said, Ready ready) {
        Instant now = clock.instant();
        Evaluation evaluation = new Evaluation(ready.version(), now);
        List<HostFinding> findings;
        FindingNames names;
        Timer.Sample sample = Timer.start();
        try {
            ScanFacts facts = FindingJson.facts(input.facts());
            names = new FindingNames(facts);
            WaiversAndAttempts all = said.getOrDefault(input.host().id(), WaiversAndAttempts.NOTHING)
                    .with(FindingJson.attempts(input.attempted().history()));
            findings = FindingsEvaluator.evaluate(
                    facts,
                    input.host(),
                    ready.assessor(),
                    LocalDate.ofInstant(now, ZoneOffset.UTC),
                    new WaivedOrFailedEvaluator(names, all, now));
        } catch (RuntimeException e) {
            // One host from which no conclusion can be drawn is not to keep the others waiting.
            LOG.errorf(e, "No conclusions about host %s", input.host().fqdn());
            return new EvaluationOutcome.Failed(input, evaluation, String.valueOf(e));
        }
        sample.stop(evaluations);
        byte[] checksum = StoredFindings.checksum(findings);
        if (Arrays.equals(checksum, input.checksum())) {
            return new EvaluationOutcome.Confirmed(input, evaluation, names.missing(findings));
        }
        StoredFindings stored = StoredFindings.of(input.sequence() + 1, checksum, names.missing(findings), findings);
        EventType type = EventType.FINDINGS_CHANGED;
        NewEvent event = new NewEvent(
                type.topic().topicName(),
                input.host().id().toString(),
                type.wireName(),
                FindingsEvent.data(input, evaluation, stored.sequence(), findings));
        return new EvaluationOutcome.Changed(input, evaluation, stored, event);
    }
}
