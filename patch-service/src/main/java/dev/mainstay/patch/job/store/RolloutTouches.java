package dev.mainstay.patch.job.store;

import dev.mainstay.patch.RolloutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rollouts whose jobs count differently than was last published: noted by whoever changes jobs, in the same transaction. */
@ApplicationScoped
@Transactional
public class RolloutTouches {

    private static final Object TOUCHED = new Object();

    private final RolloutTouchStore store;
    private final TransactionSynchronizationRegistry transactions;

    RolloutTouches(RolloutTouchStore store, TransactionSynchronizationRegistry transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Notes that the rollout's jobs count differently now; once in a transaction. */
    public void touch(RolloutId id) {
        if (touchedInThisTransaction().add(id)) {
            store.add(id);
        }
    }

    public List<RolloutId> touched() {
        return store.touched();
    }

    public void remove(Collection<RolloutId> ids) {
        store.remove(ids);
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
