package dev.mainstay.report.projection;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.event.Versions;
import dev.mainstay.report.Version;
import dev.mainstay.report.conclusion.ConclusionStore;
import dev.mainstay.report.decision.DecisionStore;
import dev.mainstay.report.feed.FeedEntries;
import dev.mainstay.report.host.HostStore;
import dev.mainstay.report.job.JobStore;
import dev.mainstay.report.rollout.RolloutStore;
import dev.mainstay.report.scan.OfferStore;
import dev.mainstay.report.scan.ScanProjections;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Way of a batch of events into the reporting store: one transaction, one COPY per table, and only what is newer than what
 * is there. Duplicates and disorder have no effect.
 */
@ApplicationScoped
@Startup // its meters are there before the first event
public class Projections {
    private final HeldVersionStore held;
    private final HostStore hosts;
    private final ScanProjections scans;
    private final OfferStore findings;
    private final ConclusionStore conclusions;
    private final JobStore jobs;
    private final RolloutStore rollouts;
    private final DecisionStore decisions;
    private final FeedEntries feed;
    private final Clock clock;
    private final Counter projected;
    private final Timer delay;

    Projections(
            HeldVersionStore held,
            HostStore hosts,
            ScanProjections scans,
            OfferStore findings,
            ConclusionStore conclusions,
            JobStore jobs,
            RolloutStore rollouts,
            DecisionStore decisions,
            FeedEntries feed,
            Clock clock,
            MeterRegistry meters) {
        this.held = held;
        this.hosts = hosts;
        this.scans = scans;
        this.findings = findings;
        this.conclusions = conclusions;
        this.jobs = jobs;
        this.rollouts = rollouts;
        this.decisions = decisions;
        this.feed = feed;
        this.clock = clock;
        projected = Counter.builder("report.projected.events")
                .description("Events taken into the reporting store, duplicates included")
                .register(meters);
        delay = Timer.builder("report.projection.delay")
                .description(
                        "From the time of a batch's oldest event at its source until the batch is in the reporting store")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /** Reads and projects the events, all or none. */
    @Transactional
    public void project(List<ReceivedEvent> events) {
        project(SortedEvents.read(events));
    }

    /** Projects the events, all or none. */
    @Transactional
    void project(SortedEvents batch) {
        batch.claims()
                .forEach((kind, claims) ->
                        Versions.check(kind.what(), claims, things -> held.sequences(kind, things), clock.instant()));
        HostStore.Projected changedHosts = hosts.project(batch.hosts());
        Set<Version> changedDecisions = decisions.project(batch.decisions());
        Map<Class<?>, Set<Version>> fresh = Map.of(
                // The feed does not tell that a host was scanned: the scan's own entry does, where it said something
                // new.
                HostSnapshot.class, new HashSet<>(changedHosts.told()),
                DecisionSnapshot.class, new HashSet<>(changedDecisions),
                ScanSnapshot.class, new HashSet<>(scans.project(batch.scans())),
                FindingsSnapshot.class, new HashSet<>(conclusions.project(batch.conclusions(), anew(batch.scans()))),
                JobSnapshot.class, new HashSet<>(jobs.project(batch.jobs())),
                RolloutSnapshot.class, new HashSet<>(rollouts.project(batch.rollouts())));
        if (!changedDecisions.isEmpty()) {
            findings.countAll();
        } else {
            Set<UUID> hosts = batch.scans().stream().map(ScanSnapshot::hostId).collect(Collectors.toSet());
            hosts.addAll(findings.except(changedHosts.moved()));
            findings.count(hosts);
        }
        feed.append(batch.entries().stream()
                .filter(entry -> isFirst(entry, fresh))
                .map(SortedEvents.Entry::entry)
                .toList());
        projected.increment(batch.count());
        Instant now = clock.instant();
        batch.oldest().ifPresent(oldest -> delay.record(Duration.between(oldest, now)));
    }

    private static Map<UUID, Instant> anew(List<ScanSnapshot> scans) {
        return scans.stream()
                .filter(scan -> Boolean.TRUE.equals(scan.startedAnew()))
                .collect(Collectors.toMap(
                        ScanSnapshot::hostId,
                        ScanSnapshot::receivedAt,
                        BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    /** Whether an entry tells of something new, and is the first of the batch to do so. */
    private static boolean isFirst(SortedEvents.Entry entry, Map<Class<?>, Set<Version>> fresh) {
        Set<Version> versions = fresh.get(entry.of());
        return versions != null && versions.remove(entry.version());
    }
}
