package dev.mainstay.patch.rollout;

import dev.mainstay.events.EventType;
import dev.mainstay.patch.RolloutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    private static final Object TOUCHED = new Object();

    private final RolloutStore store;
    private final RolloutTouchStore touches;
    private final RolloutEvents events;
    private final JobTally tally;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    RolloutCounts(
            RolloutStore store,
            RolloutTouchStore touches,
            RolloutEvents events,
            JobTally tally,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.store = store;
        this.touches = touches;
        this.events = events;
        this.tally = tally;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes, in the transaction that changes them, that the rollout's jobs count differently now. */
    public void touch(RolloutId id) {
        if (touchedInThisTransaction().add(id)) {
            touches.add(id);
        }
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
            Map<String, Integer> jobs = tally.of(rollout.rolloutId());
            if (!jobs.equals(rollout.jobs())) {
                Rollout next = rollout.next(clock.instant()).counting(jobs);
                store.save(next);
                events.announce(next, EventType.ROLLOUT_CHANGED);
                published++;
            }
        }
        return published;
    }

    @SuppressWarnings("unchecked") // nothing else is put under that key
    private Set<RolloutId> touchedInThisTransaction() {
        Set<RolloutId> touched = (Set<RolloutId>) transactions.getResource(TOUCHED);
        if (touched == null) {
            touched = new HashSet<>();
            transactions.putResource(TOUCHED, touched);
        }
        return touched;
    }
}
