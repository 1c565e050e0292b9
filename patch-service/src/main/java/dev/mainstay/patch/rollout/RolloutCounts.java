package dev.mainstay.patch.rollout;

import dev.mainstay.events.EventType;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.RolloutTouches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * How the jobs of the rollouts count, published as {@code rollout.changed} about a second after jobs changed.
 *
 * <p>Not in the transaction of the job itself: that would have to hold the rollout's row until it commits, and all agents
 * of a rollout that report at the same moment would queue up behind one row. Instead that transaction leaves a row of its
 * own behind, and a sweep makes one event of however many there are. The sweep waits for nobody: a rollout whose row is
 * held is left to the next sweep.
 */
@ApplicationScoped
@Transactional
public class RolloutCounts {

    private final RolloutStore store;
    private final RolloutTouches touches;
    private final RolloutEvents events;
    private final JobQueries queries;
    private final Clock clock;

    RolloutCounts(RolloutStore store, RolloutTouches touches, RolloutEvents events, JobQueries queries, Clock clock) {
        this.store = store;
        this.touches = touches;
        this.events = events;
        this.queries = queries;
        this.clock = clock;
    }

    /** Publishes the counts that differ from those last published. Returns how many rollouts that were. */
    int publish() {
        int published = 0;
        List<RolloutId> waiting = touches.touched();
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Rollout> touched = store.free(waiting);
        touches.remove(touched.stream().map(Rollout::rolloutId).toList());
        for (Rollout rollout : touched) { // counted after the removal: what changes from here on leaves a new touch
            Map<String, Integer> jobs = queries.tally(rollout.rolloutId());
            if (!jobs.equals(rollout.jobs())) {
                Rollout next = rollout.next(clock.instant()).counting(jobs);
                store.save(next);
                events.announce(next, EventType.ROLLOUT_CHANGED);
                published++;
            }
        }
        return published;
    }
}
