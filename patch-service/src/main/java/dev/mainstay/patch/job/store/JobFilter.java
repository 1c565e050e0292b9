package dev.mainstay.patch.job.store;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.JobStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which jobs to list; what is absent or empty does not restrict. */
public record JobFilter(@Nullable HostId host, @Nullable RolloutId rollout, Set<JobStatus> statuses) {}
