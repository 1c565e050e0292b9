package dev.mainstay.agent.job;

/** How a step stands. */
enum StepState {
    RUNNING,
    DONE,
    SKIPPED,
    FAILED
}
