package dev.mainstay.agent;

import dev.mainstay.agent.job.Jobs;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.scan.Scans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the agent does all day: look whether a scan is wanted or due, and whether there is a job. */
final class Rounds {

    private final AgentConfig config;
    private final Scans scans;
    private final Jobs jobs;
    private final Clock clock;
    private final Lifeline life;
    private final Random random;
    private Instant nextScan;
    private Instant nextScanPoll;
    private Instant nextLeasePoll;
    private Instant nextSend;
    private int failures;

    Rounds(AgentConfig config, Scans scans, Jobs jobs, Clock clock, Lifeline life) {
        this.config = config;
        this.scans = scans;
        this.jobs = jobs;
        this.clock = clock;
        this.life = life;
        // Each host has its own rhythm, and has it again after a restart.
        this.random =
                new Random(config.fqdn().hashCode() * 31L + config.folder().hashCode());
        Instant now = clock.instant();
        this.nextScan = now;
        this.nextScanPoll = now;
        this.nextLeasePoll = now;
        this.nextSend = now;
    }

    /** Goes on until the agent has to end. */
    void go() {
        if (jobs.recover()) {
            scan(null);
        }
        if (config.jitterPercent() > 0) {
            // After a power cut all hosts start together; their first visits are spread over one interval.
            life.pause(Duration.ofNanos((long) (config.leasePoll().toNanos() * random.nextDouble())));
        }
        while (true) {
            if (due(nextScan)) {
                scan(null);
            }
            if (due(nextScanPoll)) {
                scans.wanted().ifPresent(this::scan);
                nextScanPoll = later(config.scanPoll());
            }
            send();
            if (due(nextLeasePoll)) {
                if (jobs.poll()) {
                    scan(null);
                }
                nextLeasePoll = later(config.leasePoll());
            }
            life.pause(untilNext());
        }
    }

    private void scan(@Nullable UUID requestId) {
        scans.take(UUID.randomUUID(), requestId, null);
        nextScan = later(config.scanInterval());
        nextSend = clock.instant();
        send();
    }

    private void send() {
        if (!due(nextSend)) {
            return;
        }
        boolean scansSent = scans.send();
        boolean allSent = jobs.send() && scansSent;
        failures = allSent ? 0 : failures + 1;
        nextSend = allSent ? clock.instant() : later(config.offline().after(failures));
    }

    private boolean due(Instant at) {
        return !clock.instant().isBefore(at);
    }

    private Instant later(Duration interval) {
        double part = 1 + (random.nextDouble() * 2 - 1) * config.jitterPercent() / 100;
        return clock.instant().plusNanos((long) (interval.toNanos() * part));
    }

    private Duration untilNext() {
        Instant next = Collections.min(
                failures == 0
                        ? List.of(nextScan, nextScanPoll, nextLeasePoll)
                        : List.of(nextScan, nextScanPoll, nextLeasePoll, nextSend));
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
