package dev.mainstay.patch.lease;

import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step as the agent reports it (docs/agent-protocol.md). */
public record ProgressRequest(
        @Positive long fence,
        @NotNull StepName step,
        @NotNull StepState state,
        @Nullable @Min(0) @Max(100) Integer percent,
        @Nullable @Size(max = 2000) String message,
        @NotNull Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable @Valid MachineRequest machine) {

    Step asStep() {
        return new Step(step, state, percent, message, startedAt, finishedAt);
    }
}
