package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * A job with what holds it back.
 *
 * @param holdCode why it is not released, stable code; absent when nothing holds it
 * @param holdMessage the same for a person, English
 */
public record HeldJob(
        Job job, @Nullable String holdCode, @Nullable String holdMessage) {}
