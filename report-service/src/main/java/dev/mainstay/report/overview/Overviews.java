package dev.mainstay.report.overview;

import dev.mainstay.report.compliance.Counts;
import dev.mainstay.report.compliance.Exposure;
import dev.mainstay.report.compliance.HostState;
import dev.mainstay.report.compliance.HostStates;
import dev.mainstay.report.compliance.HostStates.Estate;
import dev.mainstay.report.compliance.InstanceState;
import dev.mainstay.report.compliance.Standing;
import dev.mainstay.report.feed.FeedEntries;
import dev.mainstay.report.job.JobQueries;
import dev.mainstay.report.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Everything the page needs, read at one moment. */
@ApplicationScoped
class Overviews {
    private static final int JOBS = 100;
    private static final int WAITING = 200;
    private static final int ROLLOUTS = 20;
    private static final int EVENTS = 60;

    private final HostStates states;
    private final JobQueries jobs;
    private final Rollouts rollouts;
    private final FeedEntries feed;
    private final Clock clock;

    Overviews(HostStates states, JobQueries jobs, Rollouts rollouts, FeedEntries feed, Clock clock) {
        this.states = states;
        this.jobs = jobs;
        this.rollouts = rollouts;
        this.feed = feed;
        this.clock = clock;
    }

    /** Reads the feed's position first, so that nothing is missed by going on from there. */
    @Transactional
    OverviewView overview() {
        long lastEventId = feed.lastId();
        Estate estate = states.estate();
        Estate machines = estate.machines();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new OverviewView(
                now,
                lastEventId,
                estate.hosts().stream().anyMatch(HostState::simulated),
                !estate.hosts().isEmpty() && estate.hosts().stream().allMatch(HostState::simulated),
                Counts.of(machines.hosts().stream().map(HostState::state).toList()),
                (int) machines.hosts().stream()
                        .filter(host -> host.state() == Standing.COMPLIANT && host.unpatchable() > 0)
                        .count(),
                (int) machines.hosts().stream().filter(HostState::patching).count(),
                Counts.of(
                        machines.instances().stream().map(InstanceState::state).toList()),
                PoolEvaluator.missing(machines.hosts()),
                Exposure.of(machines.hosts(), today),
                PoolEvaluator.pools(estate, today),
                jobs.running(JOBS),
                jobs.waiting(),
                jobs.waiting(WAITING),
                rollouts.list(true, null, ROLLOUTS).items(),
                feed.latestLines(EVENTS));
    }
}
