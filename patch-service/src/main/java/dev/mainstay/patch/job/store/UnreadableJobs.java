package dev.mainstay.patch.job.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobLease;
import dev.mainstay.patch.job.JobProof;
import dev.mainstay.patch.job.JobStanding;
import dev.mainstay.patch.job.JobSteps;
import dev.mainstay.patch.job.JobVersion;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.JobOrder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Jobs whose bodies could not be read when they were last looked at. Each is set aside by itself: a stand-in says what the columns
 * of its row say, and nothing is done to it until a person ends it (docs/adr/0032). Told once in the log of each replica, and counted.
 */
@ApplicationScoped
@Startup // its meter is there before the first row is read
class UnreadableJobs {

    private static final Logger LOG = Logger.getLogger(UnreadableJobs.class);
    private static final Reason UNREADABLE = new Reason(
            Job.UNREADABLE,
            null,
            "What the job was to do, and how far it is, cannot be read in the database: cancel it once its host was looked at");

    /** The scan from which a stand-in was planned: none. */
    private static final UUID NO_SCAN = new UUID(0, 0);

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    UnreadableJobs(MeterRegistry meters) {
        Gauge.builder("patch.jobs.unreadable", known, Set::size)
                .description("Jobs whose stored bodies this replica could not read when it last looked")
                .register(meters);
    }

    /** The job as it was written; where that cannot be read, a stand-in for it, which {@link Job#unreadable()} tells apart. */
    Job read(JobRow row) {
        try {
            Job job = StoredJson.read(row.body(), Job.class);
            readable(row.jobId());
            return job;
        } catch (UncheckedIOException e) {
            if (known.add(row.jobId())) {
                LOG.errorf(
                        "jobId=%s hostId=%s status=%s The job's row cannot be read; its host counts as out until a person"
                                + " cancels the job: %s",
                        row.jobId(), row.hostId(), row.status(), e.getMessage());
            }
            return standIn(row);
        }
    }

    /** The row was read, or written anew. */
    void readable(UUID jobId) {
        if (!known.isEmpty()) {
            known.remove(jobId);
        }
    }

    private static Job standIn(JobRow row) {
        return new Job(
                new JobOrder(
                        new JobId(row.jobId()),
                        new HostId(row.hostId()),
                        fqdn(row),
                        List.of(),
                        new RolloutId(row.rolloutId()),
                        row.attempt(),
                        new Installation(List.of()),
                        NO_SCAN,
                        row.plannedAt(),
                        false),
                new JobVersion(row.sequence(), row.plannedAt()),
                new JobStanding(row.status(), UNREADABLE, null, null, List.of()),
                new JobLease(0, row.leaseExpiresAt(), false, null),
                new JobSteps(List.of(), 0),
                new JobProof(null, null, null));
    }

    /** Its host's name, where at least that can be read; otherwise its id. */
    private static String fqdn(JobRow row) {
        String otherwise = row.hostId().toString();
        try {
            return EventJson.mapper()
                    .readTree(row.body())
                    .path("order")
                    .path("fqdn")
                    .asText(otherwise);
        } catch (JsonProcessingException e) {
            return otherwise;
        }
    }
}
