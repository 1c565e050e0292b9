package dev.mainstay.report.projection;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.messaging.ReceivedEvent;
import dev.mainstay.messaging.UnreadableEventException;
import dev.mainstay.report.copy.Version;
import dev.mainstay.report.decision.DecisionStore.DecisionEvent;
import dev.mainstay.report.feed.FeedEntry;
import dev.mainstay.report.job.JobStore.JobEvent;
import dev.mainstay.report.rollout.RolloutStore.RolloutEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch of events, read and sorted by what they are about. Types newer than this reader and tombstones are left out. */
final class Facts {
    private static final ObjectReader HOST = EventJson.mapper().readerFor(HostSnapshot.class);
    private static final ObjectReader SCAN = EventJson.mapper().readerFor(ScanSnapshot.class);
    private static final ObjectReader JOB = EventJson.mapper().readerFor(JobSnapshot.class);
    private static final ObjectReader ROLLOUT = EventJson.mapper().readerFor(RolloutSnapshot.class);
    private static final ObjectReader DECISION = EventJson.mapper().readerFor(DecisionSnapshot.class);

    private final List<HostSnapshot> hosts = new ArrayList<>();
    private final List<ScanSnapshot> scans = new ArrayList<>();
    private final List<JobEvent> jobs = new ArrayList<>();
    private final List<RolloutEvent> rollouts = new ArrayList<>();
    private final List<DecisionEvent> decisions = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private Facts() {}

    /** What the feed says of a version, if that version turns out to be new. */
    record Entry(Version version, FeedEntry entry) {}

    /**
     * Reads the events.
     *
     * @throws UnreadableEventException if the data of one is not what its type promises
     */
    static Facts read(List<ReceivedEvent> events) {
        Facts facts = new Facts();
        for (ReceivedEvent event : events) {
            Optional<EventType> type = EventType.of(event.type());
            if (type.isPresent() && event.data().length > 0) {
                try {
                    facts.add(event, type.get());
                } catch (NullPointerException e) {
                    throw new UnreadableEventException("A member that " + event + " must have is missing", e);
                }
            }
        }
        return facts;
    }

    private void add(ReceivedEvent event, EventType type) {
        switch (type.topic()) {
            case ESTATE_HOSTS -> {
                HostSnapshot host = event.dataAs(HOST);
                entries.add(new Entry(new Version(host.hostId(), host.sequence()), Telling.of(type, host)));
                hosts.add(host);
            }
            case SCAN_RESULTS -> {
                if (type.payload() != ScanSnapshot.class) {
                    return; // conclusions from scans are not shown
                }
                ScanSnapshot scan = event.dataAs(SCAN);
                entries.add(new Entry(new Version(scan.scanId(), scan.sequence()), Telling.of(type, scan)));
                scans.add(scan);
            }
            case PATCH_JOBS -> {
                JobSnapshot job = event.dataAs(JOB);
                entries.add(new Entry(new Version(job.jobId(), job.sequence()), Telling.of(type, job)));
                jobs.add(new JobEvent(job, event.data()));
            }
            case PATCH_ROLLOUTS -> {
                RolloutSnapshot rollout = event.dataAs(ROLLOUT);
                entries.add(new Entry(new Version(rollout.rolloutId(), rollout.sequence()), Telling.of(type, rollout)));
                rollouts.add(new RolloutEvent(rollout, event.data()));
            }
            case PATCH_DECISIONS -> {
                DecisionSnapshot decision = event.dataAs(DECISION);
                entries.add(
                        new Entry(new Version(decision.decisionId(), decision.sequence()), Telling.of(type, decision)));
                decisions.add(new DecisionEvent(decision, event.data()));
            }
        }
    }

    List<HostSnapshot> hosts() {
        return hosts;
    }

    List<ScanSnapshot> scans() {
        return scans;
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

    /** In the order of the events. */
    List<Entry> entries() {
        return entries;
    }
}
