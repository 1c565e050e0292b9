package dev.mainstay.agent.job;

import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.JobPlanner;
import dev.mainstay.agent.job.entry.Step;
import dev.mainstay.agent.platform.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Run of one job from wherever its journal says it is to its end. */
final class JobRun {

    private final CurrentJob job;
    private final Preparation preparation;
    private final Restarting restarting;
    private final Completion completion;

    JobRun(CurrentJob job) {
        this.job = job;
        this.preparation = new Preparation(job);
        this.restarting = new Restarting(job);
        this.completion = new Completion(job);
    }

    void run() {
        for (Optional<Step> next = JobPlanner.next(job.state());
                next.isPresent();
                next = JobPlanner.next(job.state())) {
            Step step = next.get();
            if (mayBegin(step)) {
                run(step);
            }
        }
        if (!job.state().abandoned() && job.state().endedAt() == null) {
            job.record(new JobEntry.Ended(job.now()));
        }
    }

    private void run(Step step) {
        if (!job.state().began(step)) {
            job.record(new JobEntry.StepBegan(step, job.now()));
        }
        End end = effect(step);
        job.life().check();
        job.record(new JobEntry.StepEnded(step, end.state(), end.message(), job.now()));
        if (!job.state().abandoned()) {
            job.lease().end(step, end.state(), end.message(), began(step));
        }
    }

    private End effect(Step step) {
        return switch (step) {
            case PREFLIGHT -> preparation.preflight();
            case DRAIN -> preparation.drain();
            case DOWNLOAD -> preparation.download();
            case INSTALL -> install();
            case UPDATE_DATABASE -> completion.updateDatabase();
            case REBOOT -> restarting.reboot();
            case RESTORE -> completion.restore();
            case VERIFY -> completion.verify();
        };
    }

    private End install() {
        return job.order()
                .work()
                .match(
                        installation -> UpdatesStep.installing(job, restarting).run(),
                        removal -> UpdatesStep.removing(job, restarting).run(),
                        installation -> new PackageStep(job, installation.software()).install());
    }

    /**
     * Whether a step may begin or go on now. When it may not, the journal says why and the planner knows what is left to do.
     * Until something is installed nothing begins while patch-service does not answer; after that, everything does.
     */
    private boolean mayBegin(Step step) {
        boolean carryOn = job.state().installBegan() || job.state().stopped() != null;
        if (job.state().abandoned()) {
            return true;
        }
        // REBOOT in progress means that the host goes down now, and its end that it is back: said by whoever knows it.
        if (step == Step.REBOOT || job.state().openRestart() != null) {
            return stillWanted(carryOn);
        }
        Duration waited = Duration.ZERO;
        for (int failures = 1; ; failures++) {
            Lease.Standing standing = job.lease().begin(step, began(step));
            if (standing == Lease.Standing.HELD || carryOn || standing == Lease.Standing.LOST) {
                return stillWanted(carryOn);
            }
            if (waited.compareTo(job.config().offlineGiveUp()) >= 0) {
                job.stop(JobOutcome.ABORTED, Failure.of("patch-service did not answer for " + waited));
                return false;
            }
            Duration pause = job.config().offline().after(failures);
            job.life().pause(pause);
            waited = waited.plus(pause);
        }
    }

    private boolean stillWanted(boolean carryOn) {
        if (!job.stillOurs()) {
            return false;
        }
        if (!carryOn && job.lease().cancelRequested()) {
            job.stop(JobOutcome.CANCELLED, Failure.of("cancelled before anything was installed"));
            return false;
        }
        return true;
    }

    private Instant began(Step step) {
        Instant began = job.state().beganAt(step);
        return began == null ? job.now() : began;
    }
}
