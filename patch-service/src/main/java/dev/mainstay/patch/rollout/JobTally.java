package dev.mainstay.patch.rollout;

import dev.mainstay.patch.RolloutId;
import java.util.Map;

/** How a rollout's jobs stand. Provided by the jobs, which know the rollouts and not the other way round. */
public interface JobTally {

    /** Number of the rollout's jobs by status name; statuses without a job are left out. */
    Map<String, Integer> of(RolloutId rolloutId);
}
