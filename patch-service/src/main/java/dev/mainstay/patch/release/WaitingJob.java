package dev.mainstay.patch.release;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;

/**
 * A job that is not begun.
 *
 * @param ready whether it is released already; the plan may take that back while the agent has not leased it
 * @param rolloutActive whether its rollout still releases
 * @param maxUnavailable its rollout's limit, 1 or more
 */
public record WaitingJob(JobId jobId, HostId hostId, boolean ready, boolean rolloutActive, int maxUnavailable) {}
