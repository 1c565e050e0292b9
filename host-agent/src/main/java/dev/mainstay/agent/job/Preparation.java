package dev.mainstay.agent.job;

import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.Found;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.Workload.Drain;
import java.util.List;
import java.util.Optional;

/** The steps before anything is installed. */
final class Preparation {

    private final CurrentJob job;

    Preparation(CurrentJob job) {
        this.job = job;
    }

    /** Whether the host can take updates at all. Only reads, so it may be repeated. */
    End preflight() {
        Inventory inventory = job.platform().inventory();
        Answer<Boolean> servicing = job.awaitServicing();
        if (servicing.known().orElse(false)) {
            return job.stop(JobOutcome.FAILED, Failure.of(Hresult.WU_E_OPERATIONINPROGRESS));
        }
        Answer<PendingRestart> pending =
                job.ask(() -> inventory.pendingRestart(job.config().timeouts().read()));
        if (pending.known().map(PendingRestart::blocksInstall).orElse(false)) {
            return job.stop(
                    JobOutcome.FAILED,
                    new Failure(Hresult.WU_E_INSTALL_NOT_ALLOWED, "the host waits for a restart from before this job"));
        }
        Answer<Long> free =
                job.ask(() -> inventory.freeDiskBytes(job.config().timeouts().read()));
        long wanted = job.config().freeDiskMebibytes() * 1024L * 1024L;
        if (free.known().map(bytes -> bytes < wanted).orElse(false)) {
            return job.stop(
                    JobOutcome.FAILED,
                    Failure.of("less than " + job.config().freeDiskMebibytes() + " MiB free on the system drive"));
        }
        Optional<Failure> unknown = servicing.whyNot().or(pending::whyNot).or(free::whyNot);
        if (unknown.isPresent()) {
            return job.stop(JobOutcome.FAILED, unknown.get());
        }
        return workloadKnown()
                .or(this::obstacle)
                .map(failure -> job.stop(JobOutcome.FAILED, failure))
                .orElseGet(new PoolCheck(job)::run);
    }

    /** A host whose product nobody has said how to drain is not begun with, whether the order wants a drain or not. */
    private Optional<Failure> workloadKnown() {
        return job.platform()
                .workload()
                .objection(job.order().kind(), job.config().timeouts().read());
    }

    /** Why what is ordered cannot be done here, as far as it can be told before the workload is touched. */
    private Optional<Failure> obstacle() {
        return job.order()
                .work()
                .match(
                        installation -> Optional.empty(),
                        removal -> mayBeRemoved(),
                        installation -> new PackageStep(job, installation.software()).check());
    }

    /** Before the workload is touched for nothing: whether Windows Update lets everything go that is to be removed. */
    private Optional<Failure> mayBeRemoved() {
        Answer<Found> installed = job.ask(() -> job.platform()
                .windowsUpdate()
                .search(UpdateState.INSTALLED, job.config().timeouts().search()));
        return installed
                .whyNot()
                .or(() -> installed.known().map(Found::updates).orElse(List.of()).stream()
                        .filter(update -> job.order().updateIds().contains(update.id()) && !update.uninstallable())
                        .findFirst()
                        .map(update -> new Failure(
                                Hresult.WU_E_UNINSTALL_NOT_ALLOWED,
                                "Windows Update says that it cannot be uninstalled: " + update.title())));
    }

    /** Takes the workload out of service, unless the order or the platform says that there is none to take. */
    End drain() {
        JobOrder order = job.order();
        if (!order.drain()) {
            return End.skipped("the order wants no drain");
        }
        Workload workload = job.platform().workload();
        // After a crash this tells a drain that was finished from one that was not.
        Answer<Workload.State> state = job.ask(
                () -> workload.state(order.kind(), job.config().timeouts().read()));
        if (state.known().filter(Workload.State.DRAINED::equals).isPresent()) {
            return End.done("drained already");
        }
        Drain drain = workload.drain(order.kind(), order.drainTimeout(), job.lease());
        job.life().check();
        return switch (drain.outcome()) {
            case DRAINED -> End.done(drain.message());
            case NOT_NEEDED -> End.skipped(drain.message());
            case TIMED_OUT ->
                job.stop(
                        JobOutcome.FAILED,
                        new Failure(
                                drain.hresult(),
                                "not drained within " + order.drainTimeout() + ". " + drain.message()));
            case FAILED -> job.stop(JobOutcome.FAILED, new Failure(drain.hresult(), drain.message()));
        };
    }

    End download() {
        return job.order()
                .work()
                .match(
                        installation -> downloadUpdates(),
                        removal -> End.skipped("nothing to download for a removal"),
                        installation -> End.skipped("the package was fetched and checked before"));
    }

    private End downloadUpdates() {
        Optional<Failure> failure =
                new Licences(job).accept().or(() -> download(job.order().updateIds()));
        if (failure.isPresent()) {
            return job.stop(JobOutcome.FAILED, failure.get());
        }
        long accepted = job.order().updateIds().stream()
                .filter(job.state().eulas()::accepted)
                .count();
        return End.done(accepted == 0 ? "" : "licence terms accepted, as approved: " + accepted);
    }

    /** Downloads; what failed for a passing reason is tried again. */
    Optional<Failure> download(List<UpdateId> updates) {
        List<UpdateId> open = updates;
        for (int failures = 1; ; failures++) {
            List<UpdateId> wanted = open;
            Answer<List<UpdateResult>> answer = job.ask(() -> job.platform()
                    .windowsUpdate()
                    .download(wanted, job.lease(), job.config().timeouts().download()));
            if (answer.whyNot().isPresent()) {
                return answer.whyNot();
            }
            List<UpdateResult> failed = answer.known().orElseThrow().stream()
                    .filter(result -> !result.succeeded())
                    .toList();
            if (failed.isEmpty()) {
                return Optional.empty();
            }
            int tries = failures;
            int most = job.config().retry().attempts();
            UpdateResult worst = failed.stream()
                    .filter(result -> result.hresult() == null
                            || tries >= result.hresult().tries(most))
                    .findFirst()
                    .orElse(failed.get(0));
            if (!job.triedAgain(worst.hresult(), failures)) {
                String words = worst.hresult() == null
                        ? "no reason given"
                        : worst.hresult().inWords();
                return Optional.of(new Failure(
                        worst.hresult(), "download of " + job.order().named(worst.update()) + " failed: " + words));
            }
            open = failed.stream().map(UpdateResult::update).toList();
        }
    }
}
