package dev.mainstay.agent.job;

import dev.mainstay.agent.control.Operation;
import dev.mainstay.agent.control.Reply;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.job.entry.Step;
import dev.mainstay.agent.job.entry.StepState;
import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.json.Message;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.scan.MachineJson;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The agent's hold on a job. Reports are sent in their order; a thread repeats the current one every third of the lease.
 * What the answers say is known here: whether the job is still ours, and whether it is to be cancelled.
 */
final class Lease implements Progress, AutoCloseable {

    /** How the last report fared. */
    enum Standing {
        HELD,
        /** Somebody else decides about this job now. */
        LOST,
        /** Nobody answered. */
        AWAY
    }

    private static final Set<String> LOST_CODES = Set.of("stale-fence", "unknown-job", "job-terminal");

    private static final int TRIES_WITH_WORDS = 3;

    private record Report(
            Step step,
            StepState state,
            int percent,
            String message,
            Instant began,
            @Nullable Instant ended) {

        Report withoutWords() {
            return new Report(step, state, percent, "", began, ended);
        }
    }

    private final JobOrder order;
    private final Machine machine;
    private final URI url;
    private final SignedRequests requests;
    private final Clock clock;
    private final Log log;
    private final Thread heartbeat;
    private final Deque<Report> unsent = new ArrayDeque<>();
    private final Object sending = new Object();
    private @Nullable Report current;
    private boolean hurry;
    /** How often in a row the service failed over a report. */
    private int notTaken;

    private @Nullable Long quietUntil;
    private boolean closed;
    private @Nullable String lostBy;
    private boolean cancelRequested;

    Lease(JobOrder order, Machine machine, URI patchUrl, SignedRequests requests, Clock clock, Log log) {
        this.order = order;
        this.machine = machine;
        this.url = URI.create(patchUrl + "/agent/v1/jobs/" + order.jobId() + "/progress");
        this.requests = requests;
        this.clock = clock;
        this.log = log;
        this.heartbeat = new Thread(this::repeat, "lease-" + order.jobId());
        heartbeat.setDaemon(true);
    }

    void start() {
        heartbeat.start();
    }

    /** Says that a step runs now. */
    Standing begin(Step step, Instant began) {
        synchronized (this) {
            current = new Report(step, StepState.RUNNING, 0, "", began, null);
        }
        return send(true);
    }

    /** Says how a step ended; kept for later when nobody answers. */
    Standing end(Step step, StepState state, String message, Instant began) {
        synchronized (this) {
            current = null;
            unsent.add(new Report(step, state, 100, message, began, clock.instant()));
        }
        return send(false);
    }

    /** How far the current step is; told to the service with the next report, at every tenth at once. */
    @Override
    public synchronized void at(int percent, String message) {
        Report report = current;
        if (report != null) {
            int sane = Math.max(report.percent(), Math.min(Math.max(percent, 0), 100));
            hurry |= sane / 10 != report.percent() / 10;
            current = new Report(report.step(), report.state(), sane, message, report.began(), null);
            if (hurry) {
                notifyAll();
            }
        }
    }

    /** Why the job is no longer ours; null while it is. */
    synchronized @Nullable String lostBy() {
        return lostBy;
    }

    synchronized boolean cancelRequested() {
        return cancelRequested;
    }

    private void repeat() {
        try {
            while (awaitNextTurn()) {
                send(true);
            }
        } catch (HostDown e) {
            // The agent's own thread learns it in the same way.
        }
    }

    private synchronized boolean awaitNextTurn() {
        long third = order.lease().toNanos() / 3;
        long end = System.nanoTime() + third;
        for (long left = third; left > 0 && !closed && !hurry; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        hurry = false;
        return !closed && lostBy == null;
    }

    private Standing send(boolean withCurrent) {
        synchronized (sending) {
            for (Report report = firstUnsent(); report != null; report = firstUnsent()) {
                Standing standing = send(report);
                if (standing != Standing.HELD) {
                    return standing;
                }
                synchronized (this) {
                    unsent.poll();
                }
            }
            Report report;
            synchronized (this) {
                report = withCurrent ? current : null;
            }
            return report == null ? Standing.HELD : send(report);
        }
    }

    /** It may be its words that the service cannot take: it goes on without them, and later without the report. */
    private Standing notTaken(Report report) {
        notTaken++;
        if (report.ended() == null) {
            if (notTaken >= TRIES_WITH_WORDS && report.equals(current)) {
                current = report.withoutWords();
            }
            return Standing.AWAY;
        }
        if (notTaken == TRIES_WITH_WORDS) {
            unsent.poll();
            unsent.addFirst(report.withoutWords());
        }
        if (notTaken < 2 * TRIES_WITH_WORDS) {
            return Standing.AWAY;
        }
        notTaken = 0;
        return Standing.HELD;
    }

    private synchronized boolean quiet() {
        return quietUntil != null && quietUntil - System.nanoTime() > 0;
    }

    /** At most until the next turn would come anyway: a job of which nothing is heard is taken for lost. */
    private synchronized void quietFor(@Nullable Duration asked) {
        if (asked != null) {
            quietUntil =
                    System.nanoTime() + Math.min(asked.toNanos(), order.lease().toNanos() / 3);
        }
    }

    private synchronized @Nullable Report firstUnsent() {
        return unsent.peek();
    }

    private Standing send(Report report) {
        // A restart is told whatever was asked for: afterwards nobody can.
        if (report.step() != Step.REBOOT && quiet()) {
            return Standing.AWAY;
        }
        Reply reply = requests.post(
                Operation.PROGRESS, url, json(report), order.jobId().toString());
        synchronized (this) {
            if (reply instanceof Reply.Away away) {
                quietFor(away.retryAfter());
                log.warn("progress-waits", "jobId", order.jobId(), "step", report.step(), "why", away.why());
                return Standing.AWAY;
            }
            if (reply instanceof Reply.Unwell unwell) {
                log.warn("progress-not-taken", "jobId", order.jobId(), "step", report.step(), "why", unwell.code());
                return notTaken(report);
            }
            notTaken = 0;
            if (reply instanceof Reply.Refused refused) {
                if (LOST_CODES.contains(refused.code())) {
                    lostBy = refused.code();
                    unsent.clear();
                    return Standing.LOST;
                }
                // It would be refused for ever; the next one may be better.
                log.warn("progress-refused", "jobId", order.jobId(), "code", refused.code(), "why", refused.detail());
                return Standing.HELD;
            }
            try {
                cancelRequested |= Json.object(((Reply.Ok) reply).body()).flag("cancelRequested");
            } catch (JsonException e) {
                log.warn("progress-answer-unreadable", "jobId", order.jobId(), "why", e.getMessage());
            }
            return Standing.HELD;
        }
    }

    private byte[] json(Report report) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("fence", order.fence());
            json.writeStringField("step", report.step().name());
            json.writeStringField("state", report.state().name());
            json.writeNumberField("percent", report.percent());
            if (!report.message().isEmpty()) {
                String message = report.message();
                json.writeStringField("message", Message.within(message));
            }
            json.writeStringField(
                    "startedAt", report.began().truncatedTo(ChronoUnit.MILLIS).toString());
            if (report.ended() != null) {
                json.writeStringField(
                        "finishedAt",
                        report.ended().truncatedTo(ChronoUnit.MILLIS).toString());
            }
            MachineJson.write(json, machine);
            json.writeEndObject();
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
