package dev.mainstay.agent.job.entry;

/** The steps of a job, in their order. */
public enum Step {
    PREFLIGHT,
    DRAIN,
    DOWNLOAD,
    INSTALL,
    UPDATE_DATABASE,
    REBOOT,
    RESTORE,
    VERIFY
}
