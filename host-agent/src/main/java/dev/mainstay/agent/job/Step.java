package dev.mainstay.agent.job;

/** The steps of a job, in their order. */
enum Step {
    PREFLIGHT,
    DRAIN,
    DOWNLOAD,
    INSTALL,
    UPDATE_DATABASE,
    REBOOT,
    RESTORE,
    VERIFY
}
