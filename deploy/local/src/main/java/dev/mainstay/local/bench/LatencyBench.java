package dev.mainstay.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.Topic;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * From a posted scan to its planned job on the topic, and from the moment patch-service calls a job finished to its row in
 * the report's answer: one host after the other, on an otherwise idle suite.
 */
final class LatencyBench {
    private static final int ROUND = 77;

    /** Hosts whose times do not count: the first requests load classes. */
    static final int WARM_UP = 20;

    private final BenchRun run;

    LatencyBench(BenchRun run) {
        this.run = run;
    }

    Map<String, Object> measure(List<BenchAgent> agents) throws InterruptedException {
        startRollout(agents);
        double[] planned = new double[agents.size() - WARM_UP];
        double[] reported = new double[agents.size() - WARM_UP];
        BlockingQueue<JobSnapshot> jobs = new LinkedBlockingQueue<>();
        try (TopicWatch watch = new TopicWatch(run.bootstrapServers(), Topic.PATCH_JOBS, record -> {
            if (TopicWatch.type(record).equals(EventType.JOB_PLANNED.wireName())) {
                jobs.add(read(record.value()));
            }
        })) {
            watch.start();
            for (int i = 0; i < agents.size(); i++) {
                if (i % 50 == 0) {
                    BenchRun.say("latencies, host " + (i + 1) + " of " + agents.size());
                }
                byte[] scan = ScanBodies.scan(i, ROUND, 1, 1);
                long posted = System.nanoTime();
                agents.get(i).postGzip(run.address(ServiceName.SCANNER, "/agent/v1/scans"), scan);
                JobSnapshot job = jobs.poll(30, TimeUnit.SECONDS);
                if (job == null) {
                    throw new IllegalStateException(
                            "No job was planned for host " + agents.get(i).hostId());
                }
                double untilPlanned = (System.nanoTime() - posted) / 1e6;
                double untilReported = carryOut(agents.get(i), job, ScanBodies.firstUpdate(i, ROUND));
                if (i >= WARM_UP) {
                    planned[i - WARM_UP] = untilPlanned;
                    reported[i - WARM_UP] = untilReported;
                }
            }
        }
        return Map.of(
                "postedScanToPlannedJob", Figures.latencies(planned),
                "finishedJobToReportedRow", Figures.latencies(reported));
    }

    private void startRollout(List<BenchAgent> agents) {
        JsonNode baseline = Http.postJson(
                run.address(ServiceName.PATCH, "/api/v1/baselines"),
                Map.of("name", "bench", "classifications", List.of("Security Updates"), "minimumAgeDays", 0));
        Http.postJson(
                run.address(ServiceName.PATCH, "/api/v1/rollouts"),
                Map.of(
                        "name",
                        "bench",
                        "baselineId",
                        baseline.path("baselineId").asText(),
                        "hostIds",
                        agents.stream().map(BenchAgent::hostId).toList()));
    }

    /** Does the job as an agent would, without an effect; milliseconds from its end to the report's row. */
    private double carryOut(BenchAgent agent, JobSnapshot job, UUID update) {
        JsonNode order =
                await(() -> agent.post(run.address(ServiceName.PATCH, "/agent/v1/leases"), Map.of()), "a lease");
        String path = "/agent/v1/jobs/" + job.jobId();
        long fence = order.path("fence").asLong();
        Instant now = Instant.now();
        agent.post(
                run.address(ServiceName.PATCH, path + "/progress"),
                Map.of("fence", fence, "step", "PREFLIGHT", "state", "RUNNING", "startedAt", now));
        UUID scanId = UUID.randomUUID();
        agent.post(
                run.address(ServiceName.PATCH, path + "/result"),
                Map.of(
                        "fence",
                        fence,
                        "outcome",
                        "INSTALLED",
                        "finishedAt",
                        Instant.now(),
                        "restarted",
                        false,
                        "health",
                        "HEALTHY",
                        "verifyingScanId",
                        scanId,
                        "updates",
                        List.of(Map.of(
                                "updateId", update, "revision", 200, "result", "SUCCEEDED", "rebootRequired", false))));
        agent.postGzip(
                run.address(ServiceName.SCANNER, "/agent/v1/scans"), ScanBodies.verifying(scanId, job.jobId(), update));
        JsonNode row = await(() -> row(job.jobId()), "the report's row of job " + job.jobId());
        Instant finished = Instant.parse(row.path("finishedAt").asText());
        return Duration.between(finished, Instant.now()).toNanos() / 1e6;
    }

    private Optional<JsonNode> row(UUID jobId) {
        try {
            JsonNode row = Http.get(run.address(ServiceName.REPORT, "/api/v1/jobs/" + jobId))
                    .path("job");
            return "SUCCEEDED".equals(row.path("status").asText()) ? Optional.of(row) : Optional.empty();
        } catch (Http.Refused notYet) {
            return Optional.empty();
        }
    }

    private static <T> T await(Supplier<Optional<T>> asked, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            Optional<T> answer = asked.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new IllegalStateException("No " + what + " within 30 s");
    }

    private static JobSnapshot read(byte[] value) {
        try {
            return EventJson.mapper().readValue(value, JobSnapshot.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
