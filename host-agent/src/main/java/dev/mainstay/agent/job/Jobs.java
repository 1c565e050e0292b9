package dev.mainstay.agent.job;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.control.OrderKeys;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.delivery.Delivery;
import dev.mainstay.agent.job.entry.EntryJson;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobPlanner;
import dev.mainstay.agent.job.entry.JobState;
import dev.mainstay.agent.job.entry.Step;
import dev.mainstay.agent.job.entry.StepState;
import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.job.order.OrderPolicy;
import dev.mainstay.agent.journal.Journal;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.scan.Scans;
import dev.mainstay.agent.spool.Spool;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Loop of the agent's jobs: leases them, runs one at a time and brings its result to patch-service. */
public final class Jobs {

    private final AgentConfig config;
    private final Orders orders;
    private final HostPlatform platform;
    private final SignedRequests requests;
    private final Journal journal;
    private final Spool results;
    private final Delivery delivery;
    private final Scans scans;
    private final Clock clock;
    private final Lifeline life;
    private final Log log;
    private @Nullable JobState inHand;
    private JobEntry.@Nullable Closed last;

    public Jobs(
            AgentConfig config,
            UUID hostId,
            OrderKeys orderKeys,
            HostPlatform platform,
            SignedRequests requests,
            Journal journal,
            Spool results,
            Scans scans,
            Clock clock,
            Lifeline life,
            Log log) {
        this.config = config;
        this.orders = new Orders(config, new OrderPolicy(orderKeys, hostId), requests, clock, log);
        this.platform = platform;
        this.requests = requests;
        this.journal = journal;
        this.results = results;
        this.delivery = new Delivery(results, new ResultCarrier(config, requests), log);
        this.scans = scans;
        this.clock = clock;
        this.life = life;
        this.log = log;
        journal.recovered().forEach(this::replay);
    }

    private void replay(byte[] record) {
        JobEntry entry = EntryJson.read(record);
        if (entry instanceof JobEntry.Taken taken) {
            inHand = new JobState(taken);
        } else if (entry instanceof JobEntry.Closed closed) {
            last = closed;
            inHand = null;
        } else if (inHand != null) {
            inHand.apply(entry);
        }
    }

    /**
     * Ends the job that an earlier process left behind.
     *
     * @return whether the host has to be scanned, because a job was abandoned half way
     */
    public boolean recover() {
        JobState job = inHand;
        if (job == null) {
            return false;
        }
        log.info(
                "job-recovered",
                "jobId",
                job.order().jobId(),
                "step",
                JobPlanner.next(job).map(Step::name).orElse("RESULT"));
        return run(job, true);
    }

    /**
     * Asks for a job, unless an earlier result waits because nobody answers, and runs it to its end. A result that the service
     * cannot take is no reason not to ask.
     *
     * @return whether the host has to be scanned, because a job was abandoned half way
     */
    public boolean poll() {
        // Before its result has arrived, patch-service would hand out the same job again.
        return delivery.send() != Delivery.Standing.AWAY
                && orders.next(lastFence(), machine(), job -> results.holds(job.toString()), this::serving)
                        .map(this::take)
                        .orElse(false);
    }

    /** Every order has a higher fence than the one before: the journal's last record is the counter against replays. */
    private long lastFence() {
        return last == null ? 0 : last.fence();
    }

    private boolean take(JobOrder order) {
        JobEntry.Taken taken = new JobEntry.Taken(order, clock.instant());
        journal.append(EntryJson.write(taken));
        JobState job = new JobState(taken);
        inHand = job;
        log.info(
                "job-taken",
                "jobId",
                order.jobId(),
                "fence",
                order.fence(),
                "updates",
                order.updates().size());
        return run(job, false);
    }

    private boolean run(JobState state, boolean recovered) {
        Machine machine = machine();
        try (Lease lease = new Lease(state.order(), machine, config.patchUrl(), requests, clock, log)) {
            if (recovered && !state.abandoned()) {
                retell(state, lease);
            }
            lease.start();
            new JobRun(new CurrentJob(state, platform, config, scans, journal, lease, clock, life, log)).run();
        }
        if (!state.abandoned()) {
            results.put(state.order().jobId().toString(), true, ResultJson.write(state, machine));
        }
        JobEntry.Closed closed =
                new JobEntry.Closed(state.order().jobId(), state.order().fence(), clock.instant());
        journal.replaceBy(EntryJson.write(closed));
        last = closed;
        inHand = null;
        log.info("job-ended", "jobId", closed.jobId(), "abandoned", state.abandoned());
        send();
        return state.abandoned();
    }

    /** Empty also where it cannot be read: then the job says so, before it touches anything. */
    private List<String> serving() {
        return platform.workload().serving(config.timeouts().read()).known().orElse(List.of());
    }

    private Machine machine() {
        return platform.inventory().machine(config.timeouts().read()).known().orElse(Machine.UNKNOWN);
    }

    /** The report on the last step that ended, or on a restart, may not have been sent before the process died. */
    private static void retell(JobState state, Lease lease) {
        if (state.openRestart() != null) {
            return; // To patch-service the host is still down; the next report says that it is back.
        }
        Step lastEnded = null;
        for (Step step : Step.values()) {
            lastEnded = state.ended(step) == null ? lastEnded : step;
        }
        var end = lastEnded == null ? null : state.ended(lastEnded);
        if (lastEnded != null && end != null) {
            var began = state.beganAt(lastEnded);
            lease.end(lastEnded, end.state(), end.message(), began == null ? end.at() : began);
        }
        var restarted = state.restartedAt();
        if (restarted != null && !state.began(Step.REBOOT)) {
            lease.end(Step.REBOOT, StepState.DONE, "", restarted);
        }
    }

    /**
     * Sends the results that wait.
     *
     * @return whether none waits any more
     */
    public boolean send() {
        return delivery.send() == Delivery.Standing.EMPTY;
    }
}
