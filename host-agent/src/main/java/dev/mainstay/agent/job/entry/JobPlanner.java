package dev.mainstay.agent.job.entry;

import java.util.Optional;

/** Which step comes next. The same answer before and after a crash: it depends on the journal alone. */
public final class JobPlanner {

    private JobPlanner() {}

    /** The next step, or the one that was begun and not ended; empty when only the result is left. */
    public static Optional<Step> next(JobState job) {
        for (Step step : Step.values()) {
            if (job.ended(step) == null && wanted(step, job)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private static boolean wanted(Step step, JobState job) {
        boolean touched = job.drainBegan() || job.installBegan();
        if (job.abandoned()) {
            return step == Step.RESTORE && job.drainBegan();
        }
        if (job.stopped() == null) {
            return true;
        }
        return switch (step) {
            case PREFLIGHT, DRAIN, DOWNLOAD, INSTALL, UPDATE_DATABASE -> false;
            // What is half in effect is brought into effect, but only behind a drain that succeeded.
            case REBOOT -> job.installBegan();
            case RESTORE -> job.drainBegan();
            case VERIFY -> touched;
        };
    }
}
