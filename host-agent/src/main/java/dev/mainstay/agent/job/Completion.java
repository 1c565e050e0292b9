package dev.mainstay.agent.job;

import dev.mainstay.agent.config.AgentConfig.Timeouts;
import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.Workload.Health;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The steps that make the workload whole and show that it is. */
final class Completion {

    private final CurrentJob job;
    private final Workload workload;
    private final Timeouts timeouts;

    Completion(CurrentJob job) {
        this.job = job;
        this.workload = job.platform().workload();
        this.timeouts = job.config().timeouts();
    }

    /** Only where the platform says that the databases are older than the binaries. */
    End updateDatabase() {
        var kind = job.order().kind();
        Answer<Boolean> needed = job.ask(() -> workload.databaseUpdateNeeded(kind, timeouts.databaseVersions()));
        if (needed.whyNot().isPresent()) {
            return job.stop(JobOutcome.FAILED, needed.whyNot().get());
        }
        if (!needed.known().orElse(false)) {
            return End.skipped("the databases are up to date");
        }
        Answer<Boolean> updated = job.ask(() -> workload.updateDatabase(kind, timeouts.database(), job.lease()));
        return updated.whyNot().isPresent()
                ? job.stop(JobOutcome.FAILED, updated.whyNot().get())
                : End.done("");
    }

    End restore() {
        if (!job.state().drainBegan()) {
            return End.skipped("nothing was drained");
        }
        var kind = job.order().kind();
        Answer<Workload.State> state = job.ask(() -> workload.state(kind, timeouts.read()));
        if (state.known().filter(Workload.State.SERVING::equals).isPresent()) {
            return End.done("in service already");
        }
        Answer<Workload.State> restored = job.ask(() -> workload.restore(kind, timeouts.restore(), job.lease()));
        return restored.whyNot().isPresent()
                ? job.stop(JobOutcome.FAILED, restored.whyNot().get())
                : End.done("");
    }

    /**
     * Reads only: the workload's health, then a scan that says what is missing now. An update that this job installed and
     * the host offers again after its restart would be installed for ever: the job fails with LOOP_DETECTED.
     */
    End verify() {
        job.awaitServicing();
        UUID scanId = job.state().scanId();
        if (scanId == null) {
            scanId = UUID.randomUUID();
            job.record(new JobEntry.VerifyBegan(scanId, job.now()));
        }
        Health health = workload.health(job.order().kind(), timeouts.health());
        job.life().check();
        Optional<Set<UpdateId>> offered =
                job.scans().take(scanId, null, job.order().jobId());
        job.record(new JobEntry.Verified(health.state(), health.message(), job.now()));
        job.scans().send();
        Optional<Failure> loop = offered.flatMap(updates -> UpdateLoop.in(job.state(), updates));
        if (loop.isPresent()) {
            return job.stop(JobOutcome.FAILED, loop.get());
        }
        return End.done(health.state() + (health.message().isEmpty() ? "" : ": " + health.message()));
    }
}
