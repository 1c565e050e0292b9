package dev.mainstay.agent;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.job.Jobs;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.scan.Scans;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does all day: look whether a scan is wanted or due, and whether there is a job. When that is due is counted
 * on a clock that only goes on: whoever sets the host's clock back by a day must not silence its agent for a day.
 */
final class Rounds {

    private final AgentConfig config;
    private final Scans scans;
    private final Jobs jobs;
    private final Lifeline life;
    private final Random random;
    private final long start = System.nanoTime();
    // Counted from the start. Everything is due at once.
    private Duration nextScan = Duration.ZERO;
    private Duration nextScanPoll = Duration.ZERO;
    private Duration nextLeasePoll = Duration.ZERO;
    private Duration nextSend = Duration.ZERO;
    private int failures;

    Rounds(AgentConfig config, Scans scans, Jobs jobs, Lifeline life) {
        this.config = config;
        this.scans = scans;
        this.jobs = jobs;
        this.life = life;
        // Each host has its own rhythm, and has it again after a restart.
        this.random =
                new Random(config.fqdn().hashCode() * 31L + config.folder().hashCode());
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
        nextSend = now();
        send();
    }

    private void send() {
        if (!due(nextSend)) {
            return;
        }
        boolean scansSent = scans.send();
        boolean allSent = jobs.send() && scansSent;
        failures = allSent ? 0 : failures + 1;
        nextSend = allSent ? now() : later(config.offline().after(failures));
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean due(Duration at) {
        return now().compareTo(at) >= 0;
    }

    private Duration later(Duration interval) {
        double part = 1 + (random.nextDouble() * 2 - 1) * config.jitterPercent() / 100;
        return now().plusNanos((long) (interval.toNanos() * part));
    }

    private Duration untilNext() {
        Duration next = Collections.min(
                failures == 0
                        ? List.of(nextScan, nextScanPoll, nextLeasePoll)
                        : List.of(nextScan, nextScanPoll, nextLeasePoll, nextSend));
        Duration left = next.minus(now());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
