package dev.mainstay.agent.job;

import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.JobState;
import dev.mainstay.agent.job.entry.Step;
import dev.mainstay.agent.job.entry.StepState;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The INSTALL step, which removes where the order says so. Each call of the platform has its intent in the journal before it. Where the outcome of a call is not
 * known, the host is asked what is installed now, and only what is not yet as ordered is tried again.
 */
final class UpdatesStep {

    private final CurrentJob job;
    private final Restarting restarting;
    private final Way way;
    private final int mostCalls;

    /**
     * Which way the updates go.
     *
     * @param done what has become of them, for people
     * @param call what Windows Update is asked for
     * @param outcome what the host says became of one update in a call whose results nobody has; empty when it is tried again
     */
    private record Way(String done, Call call, Outcome outcome) {}

    private interface Call {
        Answer<List<UpdateResult>> of(
                WindowsUpdate windows, List<UpdateId> updates, Progress progress, Duration timeout);
    }

    private interface Outcome {
        Optional<UpdateResult> of(UpdateId update, HostUpdates host, @Nullable Failure why);
    }

    private UpdatesStep(CurrentJob job, Restarting restarting, Way way) {
        this.job = job;
        this.way = way;
        this.restarting = restarting;
        this.mostCalls = job.config().retry().attempts();
    }

    static UpdatesStep installing(CurrentJob job, Restarting restarting) {
        return new UpdatesStep(job, restarting, new Way("installed", WindowsUpdate::install, UpdatesStep::installed));
    }

    static UpdatesStep removing(CurrentJob job, Restarting restarting) {
        return new UpdatesStep(job, restarting, new Way("removed", WindowsUpdate::uninstall, UpdatesStep::removed));
    }

    End run() {
        JobState state = job.state();
        if (state.openRestart() != null) {
            Failure failure = restarting.settle();
            if (failure != null) {
                return job.stop(JobOutcome.FAILED, failure);
            }
            job.lease().end(Step.REBOOT, StepState.DONE, "", job.now());
            job.lease().begin(Step.INSTALL, job.now());
        }
        if (state.openInstall() != null) {
            settle(null);
        }
        for (List<UpdateId> next = state.nextInstall(mostCalls); !next.isEmpty(); next = state.nextInstall(mostCalls)) {
            Optional<Failure> obstacle = clearTheWay(next);
            if (!job.stillOurs()) {
                return new End(StepState.FAILED, "the job is no longer this host's");
            }
            if (obstacle.isPresent()) {
                return job.stop(JobOutcome.FAILED, obstacle.get());
            }
            call(next);
        }
        return job.order().updateIds().stream()
                .filter(state::notInstalled)
                .findFirst()
                .map(this::failed)
                .orElse(End.done(job.order().updates().size() + " " + way.done()));
    }

    private End failed(UpdateId update) {
        UpdateResult result = job.state().result(update);
        Hresult why = result == null ? null : result.hresult();
        String words = why == null ? "the host went down or gave no reason" : why.inWords();
        int calls = job.state().installCalls(update);
        return job.stop(
                JobOutcome.FAILED,
                new Failure(
                        why,
                        job.order().named(update) + " was not " + way.done() + " after " + calls
                                + (calls == 1 ? " attempt: " : " attempts: ") + words));
    }

    /** What has to happen before the next call: wait, download again, restart. */
    private Optional<Failure> clearTheWay(List<UpdateId> next) {
        Optional<Failure> undrained = DrainGuard.obstacle(job);
        if (undrained.isPresent()) {
            return undrained;
        }
        int calls = next.stream().mapToInt(job.state()::installCalls).max().orElse(0);
        if (calls > 0) {
            UpdateResult last = job.state().result(next.get(0));
            job.pauseBefore(last == null ? null : last.hresult(), calls);
        }
        List<UpdateId> again = next.stream().filter(this::needsDownload).toList();
        if (!again.isEmpty()) {
            Optional<Failure> failure = new Preparation(job).download(again);
            if (failure.isPresent()) {
                return failure;
            }
        }
        // An earlier batch may forbid this one until the host has restarted (WU_E_INSTALL_NOT_ALLOWED).
        if (job.state().restartDue() && job.stillOurs()) {
            Answer<PendingRestart> pending = job.ask(() -> job.platform()
                    .inventory()
                    .pendingRestart(job.config().timeouts().read()));
            if (pending.known().map(PendingRestart::blocksInstall).orElse(false)) {
                return Optional.ofNullable(restarting.restart());
            }
        }
        return Optional.empty();
    }

    private boolean needsDownload(UpdateId update) {
        UpdateResult result = job.state().result(update);
        return result != null && Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD.equals(result.hresult());
    }

    private void call(List<UpdateId> updates) {
        int before = (int) job.order().updateIds().stream()
                .filter(update -> !job.state().notInstalled(update))
                .count();
        int all = job.order().updates().size();
        Progress progress =
                (percent, message) -> job.lease().at((before * 100 + percent * updates.size()) / all, message);
        job.record(new JobEntry.InstallBegan(updates, job.now()));
        WindowsUpdate windows = job.platform().windowsUpdate();
        Duration timeout = job.config().timeouts().install();
        Answer<List<UpdateResult>> answer = way.call().of(windows, updates, progress, timeout);
        job.life().check();
        if (answer.known().isPresent()) {
            job.record(new JobEntry.InstallEnded(answer.known().get(), job.now()));
        } else {
            settle(answer.whyNot().orElseThrow());
        }
    }

    /**
     * Finds out what came of a call whose results nobody has.
     *
     * @param why what the platform said; null when the agent or the host went down in the call
     */
    private void settle(@Nullable Failure why) {
        job.awaitServicing();
        HostUpdates host = HostUpdates.ask(job);
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId update : Objects.requireNonNull(job.state().openInstall()).updates()) {
            // Not as ordered after a crash: left out, so that it is tried again.
            way.outcome().of(update, host, why).ifPresent(results::add);
        }
        job.record(new JobEntry.InstallEnded(results, job.now()));
    }

    private static Optional<UpdateResult> installed(UpdateId update, HostUpdates host, @Nullable Failure why) {
        if (host.in(UpdateState.INSTALLED_PENDING_REBOOT, update)) {
            return Optional.of(new UpdateResult(update, ResultCode.SUCCEEDED, null, true));
        }
        if (host.in(UpdateState.INSTALLED, update)) {
            return Optional.of(new UpdateResult(update, ResultCode.SUCCEEDED, null, false));
        }
        if (host.unknown() != null) {
            return Optional.of(new UpdateResult(
                    update, ResultCode.ABORTED, lasting(host.unknown().hresult()), false));
        }
        if (!host.in(UpdateState.MISSING, update)) {
            return Optional.of(new UpdateResult(update, ResultCode.FAILED, Hresult.WU_E_NO_UPDATE, false));
        }
        return Optional.ofNullable(why)
                .map(failure -> new UpdateResult(update, ResultCode.FAILED, failure.hresult(), false));
    }

    /** What waits for a restart is on its way out: the host waited for none before this job. */
    private static Optional<UpdateResult> removed(UpdateId update, HostUpdates host, @Nullable Failure why) {
        if (host.in(UpdateState.INSTALLED_PENDING_REBOOT, update)) {
            return Optional.of(new UpdateResult(update, ResultCode.SUCCEEDED, null, true));
        }
        if (host.unknown() != null) {
            return Optional.of(new UpdateResult(
                    update, ResultCode.ABORTED, lasting(host.unknown().hresult()), false));
        }
        if (!host.in(UpdateState.INSTALLED, update)) {
            return Optional.of(new UpdateResult(update, ResultCode.SUCCEEDED, null, false));
        }
        return Optional.ofNullable(why)
                .map(failure -> new UpdateResult(update, ResultCode.FAILED, failure.hresult(), false));
    }

    /** An outcome that could not be found out is final, also where the reason is one that passes or that nobody knows. */
    private static Hresult lasting(@Nullable Hresult hresult) {
        return hresult == null || hresult.retryable() || !hresult.known() ? Hresult.WU_E_ALL_UPDATES_FAILED : hresult;
    }
}
