package dev.mainstay.patch.policy.decision;

/** What becomes of a request about a decision. */
sealed interface DecisionAnswer {

    record Made(DecisionView decision) implements DecisionAnswer {}

    /** The same rule stands already: it is that decision, with what was said last. */
    record Standing(DecisionView decision) implements DecisionAnswer {}

    /** The version that it has by now, another than the request is about; nothing was changed. */
    record AnotherVersion(long version) implements DecisionAnswer {}

    /** The request contradicts itself; {@code detail} says how. */
    record Invalid(String detail) implements DecisionAnswer {}

    record Unknown() implements DecisionAnswer {}
}
