package dev.mainstay.agent.job.entry;

/** How a job ended, as the host sees it. */
public enum JobOutcome {
    INSTALLED,
    FAILED,
    /** Given up before anything was installed, because of what happened around the host. */
    ABORTED,
    CANCELLED
}
