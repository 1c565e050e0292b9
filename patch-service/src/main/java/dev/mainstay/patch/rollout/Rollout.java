package dev.mainstay.patch.rollout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mainstay.events.Act;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.Scope;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.store.RolloutFailures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standing order to bring the approved updates to a part of the estate (docs/adr/0005).
 *
 * @param sequence version, 1 when started
 * @param reason why it was halted or ended, in a person's words or ours; absent otherwise
 * @param reasonCode stable code of a reason in our words (docs/events.md); absent otherwise
 * @param scope the part of the estate it covers
 * @param maxUnavailable how many members of a pool may be out at once, 1 or more
 * @param maxFailed how many failed or lost hosts it bears before it halts, 0 or more
 * @param jobs number of its jobs by status name, as last published; they may count differently by now
 * @param acts what brought it from state to state, in order; none in rollouts from before there was this field
 */
public record Rollout(
        RolloutId rolloutId,
        long sequence,
        Instant changedAt,
        String name,
        RolloutState state,
        @Nullable String reason,
        @Nullable String reasonCode,
        BaselineId baselineId,
        @JsonUnwrapped Scope scope,
        int maxUnavailable,
        int maxFailed,
        Map<String, Integer> jobs,
        @Nullable List<Act> acts) {

    @Override
    public List<Act> acts() {
        return acts == null ? List.of() : acts;
    }

    /** Reason code: more of its hosts failed or are lost than it bears. */
    static final String TOO_MANY_FAILURES = "too-many-failures";

    /** Reason code: likewise, and without the lost ones it would bear the others. */
    static final String TOO_MANY_LOST = "too-many-lost";

    /** Code of the act that resumes it when the lost jobs that halted it were heard of again. */
    static final String LOST_RETURNED = "lost-returned";

    /** Code of the act that resumes it when failed jobs were put back. */
    static final String FAILURES_PUT_BACK = "failures-put-back";

    public boolean active() {
        return state == RolloutState.ACTIVE;
    }

    /** Whether it was halted by this service because too many of its hosts failed or are lost, and not by a person. */
    public boolean haltedForFailures() {
        return haltedForLost() || haltedFor(TOO_MANY_FAILURES);
    }

    /** Whether it was halted by this service and would not have been without its lost jobs. */
    boolean haltedForLost() {
        return haltedFor(TOO_MANY_LOST);
    }

    private boolean haltedFor(String code) {
        return state == RolloutState.HALTED && code.equals(reasonCode);
    }

    /** Whether more of its hosts failed or are lost than it bears. */
    boolean tooMany(RolloutFailures failures) {
        return failures.hosts() > maxFailed;
    }

    /** Halted for more failures than it bears, and with the reason of those: without its lost hosts it might bear the others. */
    Rollout halted(RolloutFailures failures, Instant now) {
        String why = "%d hosts failed or are lost; the rollout bears %d".formatted(failures.hosts(), maxFailed);
        return in(RolloutState.HALTED, why, failures.failed() > maxFailed ? TOO_MANY_FAILURES : TOO_MANY_LOST, now);
    }

    /** Whether the host belongs to the part of the estate that the rollout is for. */
    public boolean covers(HostSnapshot host) {
        return host.state() == HostState.ACTIVE && scope.holdsFor(Scope.Place.of(host));
    }

    /** As a person wants it, in the person's words; why it is resumed is no reason of the rollout that runs. */
    Rollout moved(RolloutState newState, @Nullable String by, @Nullable String why, Instant now) {
        Act act = new Act(kind(newState), by, now, why, null);
        return next(newState, newState == RolloutState.ACTIVE ? null : why, null, after(act), now);
    }

    /** As a rule of this service wants it. */
    private Rollout in(RolloutState newState, @Nullable String newReason, @Nullable String newReasonCode, Instant now) {
        Act act = new Act(kind(newState), null, now, newReason, newReasonCode);
        return next(newState, newReason, newReasonCode, after(act), now);
    }

    /** Active again, as the failed jobs that halted it were put back. */
    Rollout recovered(Instant now) {
        return resumed(
                "Jobs that had halted it were put back, and it bears the failures that are left",
                FAILURES_PUT_BACK,
                now);
    }

    /** Active again, as the lost jobs that halted it were heard of. */
    Rollout returned(Instant now) {
        return resumed("The lost jobs that had halted it were heard of again", LOST_RETURNED, now);
    }

    private Rollout resumed(String why, String code, Instant now) {
        Act act = new Act(Act.Kind.RESUME, null, now, why, code);
        return next(RolloutState.ACTIVE, null, null, after(act), now);
    }

    /** The next version, in the same state. */
    Rollout next(Instant now) {
        return next(state, reason, reasonCode, acts(), now);
    }

    private Rollout next(
            RolloutState newState,
            @Nullable String newReason,
            @Nullable String newReasonCode,
            List<Act> newActs,
            Instant now) {
        return new Rollout(
                rolloutId,
                sequence + 1,
                now,
                name,
                newState,
                newReason,
                newReasonCode,
                baselineId,
                scope,
                maxUnavailable,
                maxFailed,
                jobs,
                newActs);
    }

    private List<Act> after(Act act) {
        List<Act> all = new ArrayList<>(acts());
        all.add(act);
        return all;
    }

    private static Act.Kind kind(RolloutState target) {
        return switch (target) {
            case ACTIVE -> Act.Kind.RESUME;
            case HALTED -> Act.Kind.HALT;
            case ENDED -> Act.Kind.END;
            case UNKNOWN -> Act.Kind.UNKNOWN;
        };
    }

    Rollout counting(Map<String, Integer> newJobs) {
        return new Rollout(
                rolloutId,
                sequence,
                changedAt,
                name,
                state,
                reason,
                reasonCode,
                baselineId,
                scope,
                maxUnavailable,
                maxFailed,
                newJobs,
                acts);
    }
}
