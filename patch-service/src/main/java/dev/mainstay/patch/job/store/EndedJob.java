package dev.mainstay.patch.job.store;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.job.Job;

/**
 * A job that has ended, with what its row says it was to do.
 *
 * @param fingerprint of its order, which is known even where the job cannot be read
 */
public record EndedJob(HostId hostId, String fingerprint, Job job) {}
