package dev.mainstay.patch.policy.baseline;

/** What becomes of a request to change a baseline. */
sealed interface BaselineAnswer {

    record Changed(Baseline baseline) implements BaselineAnswer {}

    record Unknown() implements BaselineAnswer {}

    /** The version that it has by now, another than the request is about; nothing was changed. */
    record AnotherVersion(long version) implements BaselineAnswer {}
}
