package dev.mainstay.patch.job.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.patch.job.store.HeldJob;
import dev.mainstay.patch.job.store.JobEvents;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it: as its event, with what holds it back now.
 *
 * @param hold absent when nothing holds it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        @JsonUnwrapped JobSnapshot job,
        boolean cancelRequested,
        @Nullable HoldView hold) {

    /** Why a waiting job is not released. */
    public record HoldView(String code, String message) {}

    public static JobView of(HeldJob held) {
        return new JobView(
                JobEvents.snapshot(held.job()),
                held.job().lease().cancelRequested(),
                held.holdCode() == null || held.holdMessage() == null
                        ? null
                        : new HoldView(held.holdCode(), held.holdMessage()));
    }
}
