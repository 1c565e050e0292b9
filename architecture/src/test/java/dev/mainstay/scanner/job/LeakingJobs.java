package dev.mainstay.scanner.job;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("ENTITIES_STAY_IN_THEIR_STORE")
class LeakingJobs {
    JobEntity leaked() {
        return new JobEntity();
    }
}
