package dev.mainstay.patch.release;

import dev.mainstay.patch.JobId;
import java.util.List;

/**
 * Which jobs may start now and why the others may not, in the order in which they were considered.
 *
 * @param released together they break no rule
 */
public record ReleasePlan(List<Released> released, List<Held> held) {

    /**
     * A job that may start.
     *
     * @param outages pools of one machine that go down with it
     */
    public record Released(JobId jobId, List<String> outages) {}

    /** A job that may not. */
    public record Held(JobId jobId, Hold hold) {}
}
