package dev.mainstay.report.projection;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.event.Versions;
import dev.mainstay.report.Version;
import dev.mainstay.report.conclusion.ConclusionStore.ConclusionEvent;
import dev.mainstay.report.decision.DecisionStore.DecisionEvent;
import dev.mainstay.report.feed.FeedEntry;
import dev.mainstay.report.job.JobStore.JobEvent;
import dev.mainstay.report.projection.HeldVersionStore.Kind;
import dev.mainstay.report.rollout.RolloutStore.RolloutEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A batch of events, read and sorted by what they are about. Types newer than this reader and tombstones are left out. */
final class SortedEvents {
    private static final ObjectReader HOST = EventJson.mapper().readerFor(HostSnapshot.class);
    private static final ObjectReader SCAN = EventJson.mapper().readerFor(ScanSnapshot.class);
    private static final ObjectReader FINDINGS = EventJson.mapper().readerFor(FindingsSnapshot.class);
    private static final ObjectReader JOB = EventJson.mapper().readerFor(JobSnapshot.class);
    private static final ObjectReader ROLLOUT = EventJson.mapper().readerFor(RolloutSnapshot.class);
    private static final ObjectReader DECISION = EventJson.mapper().readerFor(DecisionSnapshot.class);

    private final List<HostSnapshot> hosts = new ArrayList<>();
    private final List<ScanSnapshot> scans = new ArrayList<>();
    private final List<ConclusionEvent> conclusions = new ArrayList<>();
    private final List<JobEvent> jobs = new ArrayList<>();
    private final List<RolloutEvent> rollouts = new ArrayList<>();
    private final List<DecisionEvent> decisions = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Kind, List<Versions.Claim>> claims = new EnumMap<>(Kind.class);

    private final int count;
    private final Optional<Instant> oldest;

    private SortedEvents(List<ReceivedEvent> events) {
        count = events.size();
        oldest = events.stream().map(ReceivedEvent::time).min(Comparator.naturalOrder());
    }

    /**
     * What the feed says of a version, if that version turns out to be new.
     *
     * @param of the kind of snapshot: a host and what is concluded about it have the same id
     */
    record Entry(Class<?> of, Version version, FeedEntry entry) {}

    /**
     * Reads the events.
     *
     * @throws UnreadableEventException if the data of one is not what its type promises: it names the member that is missing
     */
    static SortedEvents read(List<ReceivedEvent> events) {
        SortedEvents batch = new SortedEvents(events);
        for (ReceivedEvent event : events) {
            Optional<EventType> type = EventType.of(event.type());
            if (type.isPresent() && event.data().length > 0) {
                batch.add(event, type.get());
            }
        }
        return batch;
    }

    private void add(ReceivedEvent event, EventType type) {
        switch (type.topic()) {
            case ESTATE_HOSTS -> {
                HostSnapshot host = event.dataAs(HOST);
                tell(type, host.hostId(), host.sequence(), EventEntries.of(type, host));
                claim(Kind.HOST, host.hostId(), host.sequence(), host.changedAt());
                hosts.add(host);
            }
            case SCAN_RESULTS -> {
                if (type.payload() == FindingsSnapshot.class) {
                    FindingsSnapshot findings = event.dataAs(FINDINGS);
                    tell(type, findings.hostId(), findings.sequence(), EventEntries.of(type, findings));
                    claim(Kind.CONCLUSIONS, findings.hostId(), findings.sequence(), findings.evaluatedAt());
                    conclusions.add(new ConclusionEvent(findings, event.data()));
                } else {
                    ScanSnapshot scan = event.dataAs(SCAN);
                    tell(type, scan.scanId(), scan.sequence(), EventEntries.of(type, scan));
                    claim(Kind.SCAN, scan.hostId(), scan.sequence(), scan.receivedAt());
                    scans.add(scan);
                }
            }
            case PATCH_JOBS -> {
                JobSnapshot job = event.dataAs(JOB);
                tell(type, job.jobId(), job.sequence(), EventEntries.of(type, job));
                claim(Kind.JOB, job.jobId(), job.sequence(), job.changedAt());
                jobs.add(new JobEvent(job, event.data()));
            }
            case PATCH_ROLLOUTS -> {
                RolloutSnapshot rollout = event.dataAs(ROLLOUT);
                tell(type, rollout.rolloutId(), rollout.sequence(), EventEntries.of(type, rollout));
                claim(Kind.ROLLOUT, rollout.rolloutId(), rollout.sequence(), rollout.changedAt());
                rollouts.add(new RolloutEvent(rollout, event.data()));
            }
            case PATCH_DECISIONS -> {
                DecisionSnapshot decision = event.dataAs(DECISION);
                tell(type, decision.decisionId(), decision.sequence(), EventEntries.of(type, decision));
                claim(Kind.DECISION, decision.decisionId(), decision.sequence(), decision.changedAt());
                decisions.add(new DecisionEvent(decision, event.data()));
            }
            case AUDIT_ENTRIES -> {
                // This service does not read that topic: whoever looks for who did what asks the service that did it.
            }
        }
    }

    private void claim(Kind kind, UUID id, long sequence, Instant at) {
        claims.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Versions.Claim(id, sequence, at));
    }

    private void tell(EventType type, UUID id, long sequence, FeedEntry entry) {
        entries.add(new Entry(type.payload(), new Version(id, sequence), entry));
    }

    List<HostSnapshot> hosts() {
        return hosts;
    }

    List<ScanSnapshot> scans() {
        return scans;
    }

    List<ConclusionEvent> conclusions() {
        return conclusions;
    }

    List<JobEvent> jobs() {
        return jobs;
    }

    List<RolloutEvent> rollouts() {
        return rollouts;
    }

    List<DecisionEvent> decisions() {
        return decisions;
    }

    /** How many events there are, with those that are left out. */
    int count() {
        return count;
    }

    /** When the oldest of them was appended at its source; empty without any. */
    Optional<Instant> oldest() {
        return oldest;
    }

    /** What the events say of versions and times, by what they are about. */
    Map<Kind, List<Versions.Claim>> claims() {
        return claims;
    }

    /** In the order of the events. */
    List<Entry> entries() {
        return entries;
    }
}
