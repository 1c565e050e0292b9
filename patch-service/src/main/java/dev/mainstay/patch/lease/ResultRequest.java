package dev.mainstay.patch.lease;

import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.job.AgentResult;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of a job as the agent reports it (docs/agent-protocol.md). */
public record ResultRequest(
        @Positive long fence,
        @NotNull AgentResult.Outcome outcome,
        @NotNull Instant finishedAt,
        boolean restarted,
        @NotNull AgentResult.Health health,
        @Nullable UUID verifyingScanId,
        @Nullable @Pattern(regexp = HRESULT) String hresult,
        @Nullable @Size(max = 2000) String message,
        AgentResult.@Nullable Refusal refusal,
        AgentResult.@Nullable Objection objection,
        @NotNull @Size(max = 2000) List<@NotNull @Valid Update> updates,
        @Nullable @Valid MachineRequest machine) {

    private static final String HRESULT = "0x[0-9A-Fa-f]{8}";

    /**
     * What became of one update.
     *
     * @param eulaAccepted true when its licence terms were accepted on the host for this job
     */
    public record Update(
            @NotNull UUID updateId,
            @PositiveOrZero int revision,
            @NotNull UpdateResult result,
            @Nullable @Pattern(regexp = HRESULT) String hresult,
            boolean rebootRequired,
            @Nullable Boolean eulaAccepted) {}

    /** A refused order was not carried out: any other outcome contradicts it. */
    @Schema(hidden = true)
    @AssertTrue(message = "a refusal goes with the outcome FAILED and without updates")
    boolean isRefusalFailed() {
        return refusal == null || (outcome == AgentResult.Outcome.FAILED && updates.isEmpty());
    }

    /** Such a host was not touched: any other outcome contradicts it. */
    @Schema(hidden = true)
    @AssertTrue(message = "an objection goes with the outcome FAILED")
    boolean isObjectionFailed() {
        return objection == null || outcome == AgentResult.Outcome.FAILED;
    }

    AgentResult asResult() {
        return new AgentResult(
                outcome,
                finishedAt,
                restarted,
                health,
                verifyingScanId,
                hresult,
                message,
                refusal,
                objection,
                updates.stream()
                        .map(update -> new AgentResult.PerUpdate(
                                new UpdateRef(update.updateId(), update.revision()),
                                update.result(),
                                update.hresult(),
                                update.rebootRequired(),
                                update.eulaAccepted()))
                        .toList());
    }
}
