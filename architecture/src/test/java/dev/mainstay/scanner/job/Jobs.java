package dev.mainstay.scanner.job;

import jakarta.transaction.Transactional;
import java.time.Clock;

/** Sample. */
@Transactional
public class Jobs {
    private final JobStore store;
    private final Clock clock;

    Jobs(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Sample. */
    @Transactional
    public void add() {
        if (JobMachine.isDue(clock.instant())) {
            store.add();
        }
    }
}
