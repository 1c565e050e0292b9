package dev.mainstay.agent.job;

import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.PackageState;
import dev.mainstay.agent.job.entry.StepState;
import dev.mainstay.agent.job.order.OrderedPackage;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Packages;
import dev.mainstay.agent.platform.Packages.Installed;
import dev.mainstay.agent.platform.Version;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a package from beside Windows Update. Its program is run once: after a crash the inventory says whether it is in
 * effect, and only if it is not is it run again. A program that failed is run again, after a pause, only for an exit code that
 * passes by itself, such as 1618 while another installation is under way, and once for one that nobody knows.
 */
final class PackageStep {

    private static final Failure STILL_AT_WORK =
            Failure.of("the program of the package, begun before, is still at work on this host");

    private final CurrentJob job;
    private final OrderedPackage wanted;

    PackageStep(CurrentJob job, OrderedPackage wanted) {
        this.job = job;
        this.wanted = wanted;
    }

    /**
     * Fetches and checks the package and looks for what it is to patch, before the workload is touched.
     *
     * @return why it cannot be installed; empty when it can
     */
    Optional<Failure> check() {
        Optional<Packages> packages = job.platform().packages();
        if (packages.isEmpty()) {
            return Optional.of(Failure.of("this host installs no packages from beside Windows Update"));
        }
        Answer<Boolean> running = running();
        if (running.known().orElse(false)) {
            return Optional.of(STILL_AT_WORK);
        }
        return running.whyNot()
                .or(() -> inEffect().whyNot())
                .or(() -> job.ask(() -> packages.get()
                                .check(wanted.file(), job.config().timeouts().download()))
                        .whyNot());
    }

    End install() {
        PackageState soFar = job.state().packages();
        if (soFar.failed()) {
            return again();
        }
        Optional<Failure> unsettled = soFar.open() ? settle() : Optional.empty();
        if (unsettled.isPresent()) {
            return job.stop(JobOutcome.FAILED, unsettled.get());
        }
        if (job.state().packages().calls() == 0 && inEffect().known().orElse(false)) {
            return End.skipped("in effect already: " + wanted.target());
        }
        return job.state().packages().done() ? End.done(job.state().packages().message()) : runOnce();
    }

    /** After a run that failed: another one, or the end. */
    private End again() {
        PackageState soFar = job.state().packages();
        Failure why = new Failure(soFar.hresult(), soFar.message());
        if (!soFar.worthAnotherRun(job.config().retry().attempts())) {
            return job.stop(JobOutcome.FAILED, soFar.calls() == 1 ? why : after(soFar.calls(), why));
        }
        job.pauseBefore(soFar.hresult(), soFar.calls());
        Answer<Boolean> running = running();
        if (running.known().orElse(true)) {
            return job.stop(JobOutcome.FAILED, running.whyNot().orElse(STILL_AT_WORK));
        }
        if (inEffect().known().orElse(false)) { // What failed came after it: running it once more would mend nothing.
            return job.stop(JobOutcome.FAILED, why);
        }
        return runOnce();
    }

    private static Failure after(int runs, Failure why) {
        return new Failure(why.hresult(), "after " + runs + " attempts: " + why.message());
    }

    private End runOnce() {
        if (job.state().packages().calls() >= job.config().retry().attempts()) {
            return job.stop(JobOutcome.FAILED, Failure.of("the host went down each time the package was run"));
        }
        if (!job.stillOurs()) {
            return new End(StepState.FAILED, "the job is no longer this host's");
        }
        Optional<Failure> undrained = DrainGuard.obstacle(job);
        if (undrained.isPresent()) {
            return job.stop(JobOutcome.FAILED, undrained.get());
        }
        job.record(new JobEntry.PackageBegan(job.now()));
        Answer<Installed> answer = run();
        job.life().check();
        if (answer.known().isEmpty()) {
            Failure why = answer.whyNot().orElseThrow();
            job.record(new JobEntry.PackageEnded(false, false, why.hresult(), why.message(), job.now()));
            return again();
        }
        Installed installed = answer.known().get();
        job.record(new JobEntry.PackageEnded(true, installed.restartNeeded(), null, installed.message(), job.now()));
        return End.done(installed.message());
    }

    private Answer<Installed> run() {
        Packages packages = job.platform().packages().orElseThrow();
        Duration timeout = job.config().timeouts().install();
        String instance = wanted.instance();
        return switch (wanted.kind()) {
            case SQL_SERVER_PATCH ->
                packages.patchSqlServer(wanted.file(), Objects.requireNonNull(instance), job.lease(), timeout);
            case LYNC_UPDATE -> packages.updateLync(wanted.file(), job.lease(), timeout);
        };
    }

    /**
     * After an interruption: waits for a program that goes on without us and asks the inventory. What is not in effect stays open
     * and may be run again.
     */
    private Optional<Failure> settle() {
        Answer<Boolean> running = running();
        Answer<Boolean> servicing = job.awaitServicing();
        if (running.known().orElse(false) || servicing.known().orElse(false)) {
            return Optional.of(STILL_AT_WORK);
        }
        Answer<Boolean> inEffect = inEffect();
        if (inEffect.known().orElse(false)) {
            job.record(new JobEntry.PackageEnded(
                    true, mayNeedRestart(), null, "found in effect after an interruption", job.now()));
            return Optional.empty();
        }
        return inEffect.whyNot().or(running::whyNot).or(servicing::whyNot);
    }

    /** Whether an agent that died left the program running and it is not done after the time allowed. */
    private Answer<Boolean> running() {
        Packages packages = job.platform().packages().orElseThrow();
        return job.awaitRest(() -> packages.running(wanted.file()));
    }

    /** The program's own word is lost: any marker counts, also the noisy one, and so does not knowing. */
    private boolean mayNeedRestart() {
        return job.ask(() -> job.platform()
                        .inventory()
                        .pendingRestart(job.config().timeouts().read()))
                .known()
                .map(pending -> pending.blocksInstall() || pending.fileRename())
                .orElse(true);
    }

    /** Whether the version that the package brings is reached; fails when the version cannot be told. */
    private Answer<Boolean> inEffect() {
        Inventory inventory = job.platform().inventory();
        Duration timeout = job.config().timeouts().read();
        return switch (wanted.kind()) {
            case SQL_SERVER_PATCH ->
                judged(
                        job.ask(() -> inventory.sqlInstances(timeout)),
                        instance -> instance.name().equalsIgnoreCase(wanted.instance()),
                        Inventory.SqlInstance::version,
                        "SQL Server instance " + wanted.instance());
            case LYNC_UPDATE ->
                judged(
                        job.ask(() -> inventory.components(timeout)),
                        component -> component.name().endsWith("Core Components"),
                        Inventory.Component::version,
                        "core components of the workload");
        };
    }

    private <T> Answer<Boolean> judged(
            Answer<List<T>> answer,
            java.util.function.Predicate<T> which,
            java.util.function.Function<T, @Nullable String> version,
            String what) {
        if (answer.whyNot().isPresent()) {
            return Answer.failed(answer.whyNot().get());
        }
        Optional<Version> found = answer.known().orElseThrow().stream()
                .filter(which)
                .findFirst()
                .flatMap(one -> Optional.ofNullable(version.apply(one)))
                .flatMap(Version::read);
        return found.isEmpty()
                ? Answer.failed(Failure.of("this host has no " + what + " with a known version"))
                : Answer.of(found.get().reaches(wanted.target()));
    }
}
