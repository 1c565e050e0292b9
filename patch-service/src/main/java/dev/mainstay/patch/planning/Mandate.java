package dev.mainstay.patch.planning;

import dev.mainstay.events.JobSnapshot.Reason;

/** Word of people for what a job is to do. */
public sealed interface Mandate {

    /** They want it. */
    record Stands() implements Mandate {}

    /** They do not want it any more. */
    record Withdrawn(Reason why) implements Mandate {}

    /** What they said cannot be read: it is neither done nor given up until somebody put that right. */
    record NotKnown() implements Mandate {}
}
