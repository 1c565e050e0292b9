package dev.mainstay.service;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** What follows from a transaction, if it commits. */
@Singleton
public class AfterCommit {
    private final TransactionSynchronizationRegistry transactions;

    AfterCommit(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /**
     * Runs when the transaction of now has committed, in its thread; never if it rolls back. What it does must be small, and
     * is lost with the process: a sweep makes up for it.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void run(Runnable what) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    what.run();
                }
            }
        });
    }
}
