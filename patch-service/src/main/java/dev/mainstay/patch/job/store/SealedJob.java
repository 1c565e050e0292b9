package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.Job;

/**
 * A job as its row has it, and whether this service wrote the row.
 *
 * @param job where the row was changed, named by the row's own columns; where it cannot be read, broken and a stand-in
 */
public record SealedJob(Job job, Seal seal) {

    public enum Seal {
        GOOD,
        /** A row from before there were seals, or one that was put there by hand. */
        NONE,
        BROKEN
    }
}
