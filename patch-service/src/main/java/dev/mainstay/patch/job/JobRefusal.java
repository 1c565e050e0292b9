package dev.mainstay.patch.job;

import java.time.Instant;

/** Why a command is refused. */
public sealed interface JobRefusal {

    /** The agent's lease is not the job's current one: it must stop and forget the job. */
    record StaleFence(long currentFence) implements JobRefusal {}

    /** The order was given to another machine, which may be at work on it. */
    record AnotherMachine() implements JobRefusal {}

    /** The job has ended. */
    record Ended(JobStatus status) implements JobRefusal {}

    /** The command does not fit the job's status. */
    record WrongStatus(JobStatus status) implements JobRefusal {}

    /** What was stored of the job cannot be read: nothing but a person's word changes it. */
    record Unreadable() implements JobRefusal {}

    /** Too early. */
    record NotDue(Instant due) implements JobRefusal {}
}
