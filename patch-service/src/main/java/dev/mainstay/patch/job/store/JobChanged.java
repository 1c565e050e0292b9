package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.Job;

/** Event fired inside the transaction in which a job reached another status; for a new job, after it was scheduled. */
public record JobChanged(Job job) {}
