package dev.mainstay.scanner.patching;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.Action;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.JobSnapshot.OrderedPackage;
import dev.mainstay.events.JobSnapshot.OrderedUpdate;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.UpdateRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as patch-service tells of it, put together step by step. */
public final class SampleJob {
    private final UUID jobId = UUID.randomUUID();
    private final UUID hostId;
    private final List<OrderedUpdate> updates = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private @Nullable OrderedPackage software;
    private @Nullable Action action;

    public SampleJob(UUID hostId) {
        this.hostId = hostId;
    }

    public UUID jobId() {
        return jobId;
    }

    public SampleJob of(UUID updateId, int revision, @Nullable UpdateResult result) {
        String hresult = result == UpdateResult.FAILED ? "0x80070643" : null;
        updates.add(
                new OrderedUpdate(new UpdateRef(updateId, revision), "Synthetic", List.of(), result, hresult, null));
        return this;
    }

    public SampleJob of(OrderedPackage ordered) {
        software = ordered;
        return this;
    }

    public SampleJob removing() {
        action = Action.UNINSTALL;
        return this;
    }

    public SampleJob reached(StepName step) {
        steps.add(new Step(step, StepState.RUNNING, null, null, Instant.EPOCH, null));
        return this;
    }

    /** As it is when it stands so. */
    public JobSnapshot ended(JobStatus status, Instant at) {
        Reason reason = status == JobStatus.SUCCEEDED
                ? null
                : new Reason("agent-failed", "0x80240022", "The program returned 1603.");
        return new JobSnapshot(
                jobId,
                7,
                at,
                hostId,
                "synthetic.lync.example",
                List.of(),
                UUID.randomUUID(),
                1,
                status,
                reason,
                updates,
                steps,
                1,
                null,
                at.minusSeconds(600),
                at.minusSeconds(300),
                at,
                UUID.randomUUID(),
                null,
                true,
                action,
                software,
                null,
                null);
    }
}
