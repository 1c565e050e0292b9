package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import org.jspecify.annotations.Nullable;

/** What becomes of a request about a rollout. */
public sealed interface RolloutAnswer {

    /**
     * What was asked for, done.
     *
     * @param snapshot the same as it was published
     * @param before what was published of it before; absent of one that was started
     */
    record Done(
            Rollout rollout,
            RolloutSnapshot snapshot,
            @Nullable RolloutSnapshot before) implements RolloutAnswer {}

    record UnknownRollout() implements RolloutAnswer {}

    record UnknownBaseline() implements RolloutAnswer {}

    /** The version that it has by now, another than the request is about; nothing was changed. */
    record AnotherVersion(long version) implements RolloutAnswer {}

    /** The state, in which it is not possible. */
    record WrongState(RolloutState state) implements RolloutAnswer {}
}
