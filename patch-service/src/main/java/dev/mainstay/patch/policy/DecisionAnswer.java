package dev.mainstay.patch.policy;

import dev.mainstay.events.DecisionSnapshot;

/** What becomes of a request about a decision. */
sealed interface DecisionAnswer {

    record Made(DecisionSnapshot decision) implements DecisionAnswer {}

    /** The request contradicts itself; {@code detail} says how. */
    record Invalid(String detail) implements DecisionAnswer {}

    record Unknown() implements DecisionAnswer {}
}
