package dev.mainstay.patch.job;

/** What {@link JobMachine} says to a command. */
public sealed interface JobDecision {

    /**
     * The job is now {@code next}.
     *
     * @param announced whether the stream must hear of it, with a higher sequence; otherwise only the row changes
     */
    record Accepted(Job next, boolean announced) implements JobDecision {}

    /** Nothing to do: said before, or no longer of interest. */
    record Unchanged() implements JobDecision {}

    /** Refused; nothing changes. */
    record Refused(JobRefusal refusal) implements JobDecision {}
}
