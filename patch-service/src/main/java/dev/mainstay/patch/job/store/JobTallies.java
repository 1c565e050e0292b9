package dev.mainstay.patch.job.store;

import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.rollout.JobTally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Tallies by which rollouts know how their jobs stand. */
@ApplicationScoped
class JobTallies implements JobTally {

    private final JobLookupStore store;

    JobTallies(JobLookupStore store) {
        this.store = store;
    }

    @Override
    public Map<String, Integer> of(RolloutId rolloutId) {
        return store.tally(rolloutId);
    }
}
