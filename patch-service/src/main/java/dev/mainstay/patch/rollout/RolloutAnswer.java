package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;

/** What becomes of a request about a rollout. */
sealed interface RolloutAnswer {

    record Done(RolloutSnapshot rollout) implements RolloutAnswer {}

    record UnknownRollout() implements RolloutAnswer {}

    record UnknownBaseline() implements RolloutAnswer {}

    /** The state, in which it is not possible. */
    record WrongState(RolloutState state) implements RolloutAnswer {}
}
