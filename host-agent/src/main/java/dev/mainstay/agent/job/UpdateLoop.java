package dev.mainstay.agent.job;

import dev.mainstay.agent.job.entry.JobState;
import dev.mainstay.agent.job.order.Work;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sign of an update that Windows Update offers again and again, however often it is installed. */
final class UpdateLoop {

    /** Begins the message of the result, for patch-service and for people. */
    static final String CODE = "LOOP_DETECTED";

    private UpdateLoop() {}

    /**
     * Whether a job has run into one.
     *
     * @param offered the updates, by GUID and revision, that the host offers after the job: a new revision is a new update
     * @return why the job fails; empty when there is none, and always before the host has restarted, because only then an
     *     update is in effect; what was removed is offered again, as it should be
     */
    static Optional<Failure> in(JobState job, Set<UpdateId> offered) {
        if (job.restartedAt() == null || job.order().work() instanceof Work.Removal) {
            return Optional.empty();
        }
        List<UpdateId> again = job.order().updateIds().stream()
                .filter(update -> installed(job.result(update)))
                .filter(offered::contains)
                .toList();
        if (again.isEmpty()) {
            return Optional.empty();
        }
        String names = again.stream().map(UpdateId::toString).collect(Collectors.joining(", "));
        return Optional.of(Failure.of(CODE + ": offered again after installation and restart: " + names));
    }

    private static boolean installed(@Nullable UpdateResult result) {
        return result != null && result.succeeded();
    }
}
