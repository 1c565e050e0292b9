package dev.mainstay.agent.job;

import dev.mainstay.agent.job.JobInHand.End;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The INSTALL step. Each call of the platform has its intent in the journal before it. Where the outcome of a call is not
 * known, the host is asked what is installed now, and only what it still offers is tried again.
 */
final class Installation {

    private final JobInHand job;
    private final Restarting restarting;
    private final int mostCalls;

    Installation(JobInHand job, Restarting restarting) {
        this.job = job;
        this.restarting = restarting;
        this.mostCalls = job.config().retry().attempts();
    }

    End install() {
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
                .orElse(End.done(job.order().updates().size() + " installed"));
    }

    private End failed(UpdateId update) {
        UpdateResult result = job.state().result(update);
        Hresult why = result == null ? null : result.hresult();
        String symbol = why == null ? "the host went down or gave no reason" : why.symbol();
        return job.stop(
                JobOutcome.FAILED,
                new Failure(
                        why,
                        update + " was not installed after " + job.state().installCalls(update) + " attempts: "
                                + symbol));
    }

    /** What has to happen before the next call: wait, download again, restart. */
    private Optional<Failure> clearTheWay(List<UpdateId> next) {
        int calls = next.stream().mapToInt(job.state()::installCalls).max().orElse(0);
        if (calls > 0) {
            job.life().pause(job.config().retry().after(calls));
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
        Answer<List<UpdateResult>> answer = job.platform()
                .windowsUpdate()
                .install(updates, progress, job.config().timeouts().install());
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
        Map<UpdateState, Set<UpdateId>> now = new EnumMap<>(UpdateState.class);
        Failure unknown = null;
        for (UpdateState state : UpdateState.values()) {
            var found = job.ask(() -> job.platform()
                    .windowsUpdate()
                    .search(state, job.config().timeouts().search()));
            unknown = found.whyNot().orElse(unknown);
            now.put(
                    state,
                    found.known()
                            .map(all -> all.updates().stream()
                                    .map(update -> update.id())
                                    .collect(Collectors.toSet()))
                            .orElse(Set.of()));
        }
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId update : Objects.requireNonNull(job.state().openInstall()).updates()) {
            if (now.getOrDefault(UpdateState.INSTALLED_PENDING_REBOOT, Set.of()).contains(update)) {
                results.add(new UpdateResult(update, ResultCode.SUCCEEDED, null, true));
            } else if (now.getOrDefault(UpdateState.INSTALLED, Set.of()).contains(update)) {
                results.add(new UpdateResult(update, ResultCode.SUCCEEDED, null, false));
            } else if (unknown != null) {
                results.add(new UpdateResult(update, ResultCode.ABORTED, lasting(unknown.hresult()), false));
            } else if (!now.getOrDefault(UpdateState.MISSING, Set.of()).contains(update)) {
                results.add(new UpdateResult(update, ResultCode.FAILED, Hresult.WU_E_NO_UPDATE, false));
            } else if (why != null) {
                results.add(new UpdateResult(update, ResultCode.FAILED, why.hresult(), false));
            }
            // Still offered after a crash: left out, so that it is tried again.
        }
        job.record(new JobEntry.InstallEnded(results, job.now()));
    }

    /** An outcome that could not be found out is final, also where the reason is one that passes. */
    private static Hresult lasting(@Nullable Hresult hresult) {
        return hresult == null || hresult.retryable() ? Hresult.WU_E_ALL_UPDATES_FAILED : hresult;
    }
}
