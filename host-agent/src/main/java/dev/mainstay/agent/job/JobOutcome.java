package dev.mainstay.agent.job;

/** How a job ended, as the host sees it. */
enum JobOutcome {
    INSTALLED,
    FAILED,
    /** Given up before anything was installed, because of what happened around the host. */
    ABORTED,
    CANCELLED
}
