package dev.mainstay.agent.job.entry;

/** How a step stands. */
public enum StepState {
    RUNNING,
    DONE,
    SKIPPED,
    FAILED
}
