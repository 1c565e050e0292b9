package dev.mainstay.local.bench;

import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.local.launcher.ServiceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Job events per second into the reporting store, beside COPY → staging → upsert of the same rows ({@code job} and {@code
 * job_history}) straight into the same database. The service is paused while the events are produced, so that it alone is
 * measured; beside these rows it also reads Kafka and JSON and writes its feed of latest events.
 */
final class StoreBench {
    private static final List<JobStatus> LIFE = List.of(
            JobStatus.PLANNED,
            JobStatus.SCHEDULED,
            JobStatus.READY,
            JobStatus.LEASED,
            JobStatus.RUNNING,
            JobStatus.REBOOTING,
            JobStatus.RUNNING,
            JobStatus.VERIFYING,
            JobStatus.SUCCEEDED);

    private final BenchRun run;

    StoreBench(BenchRun run) {
        this.run = run;
    }

    Map<String, Object> measure(int events) throws Exception {
        int jobs = Math.max(1, events / LIFE.size());
        BenchRun.say("reporting store, first round (warms up)");
        project(jobs / 2);
        BenchRun.say("reporting store, second round (counts): " + jobs * LIFE.size() + " job events");
        double service = Figures.perSecond((long) jobs * LIFE.size(), project(jobs));
        BenchRun.say("the same rows straight into the database");
        long[] raw = RawStore.measure(run, (long) jobs * LIFE.size());
        double limit = Figures.perSecond(raw[0], raw[1]);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("events", jobs * LIFE.size());
        figures.put("eventsPerSecond", service);
        figures.put("rawEventsPerSecond", limit);
        figures.put("shareOfRaw", Figures.share(service, limit));
        figures.put(
                "residentMiBAfterwards",
                BenchRun.residentMiB(run.child(ServiceName.REPORT.module()).pid()));
        return figures;
    }

    /** Nanoseconds from the moment the service goes on until it has committed its offsets up to the end. */
    private long project(int jobs) throws Exception {
        run.pause(ServiceName.REPORT);
        try {
            produce(jobs);
        } finally {
            run.goOn(ServiceName.REPORT);
        }
        long began = System.nanoTime();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", run.bootstrapServers()))) {
            long end = began + TimeUnit.MINUTES.toNanos(5);
            while (behind(admin) > 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("report-service is still behind after 5 minutes");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
        return System.nanoTime() - began;
    }

    private static long behind(Admin admin) throws Exception {
        var committed = admin.listConsumerGroupOffsets(ServiceName.REPORT.module())
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
        for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
            asked.put(new TopicPartition(Topic.PATCH_JOBS.topicName(), partition), OffsetSpec.latest());
        }
        long behind = 0;
        for (var end : admin.listOffsets(asked).all().get().entrySet()) {
            var done = committed.get(end.getKey());
            behind += end.getValue().offset() - (done == null ? 0 : done.offset());
        }
        return behind;
    }

    private void produce(int jobs) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", run.bootstrapServers(), "linger.ms", 20, "batch.size", 262_144, "acks", "all");
        UUID rollout = UUID.randomUUID();
        Instant planned = Instant.now(); // a job's never changes, and the store has an index on it
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            ids.add(UUID.randomUUID());
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int sequence = 1; sequence <= LIFE.size(); sequence++) {
                for (UUID id : ids) {
                    sent.add(producer.send(record(job(id, rollout, planned, sequence))));
                }
            }
            for (Future<?> acknowledged : sent) {
                acknowledged.get();
            }
        }
    }

    private static JobSnapshot job(UUID id, UUID rollout, Instant planned, int sequence) {
        JobStatus status = LIFE.get(sequence - 1);
        Instant now = Instant.now();
        return new JobSnapshot(
                id,
                sequence,
                now,
                id,
                "host-" + id.toString().substring(0, 8) + ".bench.example",
                List.of("pool.bench.example"),
                rollout,
                1,
                status,
                null,
                List.of(new JobSnapshot.OrderedUpdate(
                        new UpdateRef(id, 200), "Simulated security update", List.of(), null, null, null)),
                List.of(new JobSnapshot.Step(
                        JobSnapshot.StepName.PREFLIGHT, JobSnapshot.StepState.DONE, 100, null, now, now)),
                1,
                null,
                planned,
                now,
                status == JobStatus.SUCCEEDED ? now : null,
                id,
                null,
                true,
                null,
                null,
                null,
                null);
    }

    private static ProducerRecord<String, byte[]> record(JobSnapshot job) {
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                    Topic.PATCH_JOBS.topicName(),
                    job.jobId().toString(),
                    EventJson.mapper().writeValueAsBytes(job));
            EventType type = EventType.valueOf("JOB_" + job.status().name());
            Map<String, String> headers = Map.of(
                    "ce_specversion",
                    "1.0",
                    "ce_id",
                    UUID.randomUUID().toString(),
                    "ce_source",
                    "/bench",
                    "ce_type",
                    type.wireName().toLowerCase(Locale.ROOT),
                    "ce_time",
                    job.changedAt().toString(),
                    "content-type",
                    "application/json");
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            return record;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
