package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The simulated Windows Update Agent of a machine. An install that was begun goes on without its caller, as a real one
 * does in the Windows Modules Installer.
 */
final class SimulatedWindowsUpdate implements WindowsUpdate {
    private static final Duration SEARCH = Duration.ofMinutes(1);
    private static final Duration DOWNLOAD = Duration.ofMinutes(2);

    private final SimulatedMachine machine;

    SimulatedWindowsUpdate(SimulatedMachine machine) {
        this.machine = machine;
    }

    @Override
    public Answer<Found> search(UpdateState state, Duration timeout) {
        if (!machine.pass(SEARCH, timeout)) {
            return Answer.failed(Failure.of(Hresult.WU_E_TIMEOUT));
        }
        Updates updates = machine.updates();
        return machine.readUp(now -> Answer.of(Found.all(
                switch (state) {
                    case MISSING -> updates.missing(now);
                    case INSTALLED -> updates.installed(now);
                    case INSTALLED_PENDING_REBOOT -> updates.waitingForRestart(now);
                })));
    }

    @Override
    public Answer<List<UpdateId>> acceptEulas(List<UpdateId> updates, Duration timeout) {
        List<Updates.Entry> entries = updates.stream()
                .flatMap(update -> machine.updates().find(update.id()).stream())
                .toList();
        if (entries.size() < updates.size()) {
            return Answer.failed(Failure.of(Hresult.WU_E_NO_UPDATE));
        }
        List<UpdateId> accepted = new ArrayList<>();
        for (Updates.Entry entry : entries) {
            if (machine.readUp(state -> Updates.termsOpen(entry, state))) {
                machine.record(new Effect.TermsAccepted(
                        machine.now(), entry.update().id().id()));
                accepted.add(entry.update().id());
            }
        }
        return Answer.of(accepted);
    }

    private boolean termsOpen(UpdateId update) {
        return machine.updates()
                .find(update.id())
                .filter(entry -> machine.readUp(state -> Updates.termsOpen(entry, state)))
                .isPresent();
    }

    @Override
    public Answer<List<UpdateResult>> download(List<UpdateId> updates, Progress progress, Duration timeout) {
        Instant end = machine.now().plus(timeout);
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId update : updates) {
            progress.at(100 * results.size() / updates.size(), "Simulated download of " + title(update));
            if (!known(update)) {
                results.add(result(update, ResultCode.FAILED, Hresult.WU_E_NO_UPDATE, false));
                continue;
            }
            if (termsOpen(update)) {
                results.add(result(update, ResultCode.FAILED, Hresult.WU_E_EULAS_DECLINED, false));
                continue;
            }
            if (!machine.readUp(state -> state.downloaded(update.id()))) {
                if (!machine.pass(DOWNLOAD, Duration.between(machine.now(), end))) {
                    return Answer.failed(Failure.of(Hresult.WU_E_TIMEOUT));
                }
                machine.record(new Effect.Downloaded(machine.now(), update.id()));
            }
            results.add(result(update, ResultCode.SUCCEEDED, null, false));
        }
        progress.at(100, "Simulated download is complete");
        return Answer.of(results);
    }

    @Override
    public Answer<List<UpdateResult>> install(List<UpdateId> updates, Progress progress, Duration timeout) {
        Instant end = machine.now().plus(timeout);
        if (machine.readUp(state -> state.installing() != null)) {
            return Answer.failed(Failure.of(Hresult.WU_E_OPERATIONINPROGRESS));
        }
        Optional<Hresult> refusal = refusal(updates);
        if (refusal.isPresent()) {
            machine.record(
                    new Effect.InstallRefused(machine.now(), refusal.get().toString()));
            return Answer.failed(Failure.of(refusal.get()));
        }
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId update : updates) {
            int before = 100 * results.size() / updates.size();
            progress.at(before, "Simulated install of " + title(update));
            Optional<UpdateResult> result = installOne(update, () -> progress.at(before, title(update)), end);
            if (result.isEmpty()) {
                return Answer.failed(Failure.of(Hresult.WU_E_TIMEOUT));
            }
            results.add(result.get());
        }
        progress.at(100, "Simulated install is complete");
        return Answer.of(results);
    }

    @Override
    public Answer<List<UpdateResult>> uninstall(List<UpdateId> updates, Progress progress, Duration timeout) {
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId update : updates) {
            progress.at(100 * results.size() / updates.size(), "Simulated removal of " + title(update));
            Optional<Updates.Entry> there = machine.updates()
                    .find(update.id())
                    .filter(entry -> machine.readUp(state -> Updates.inEffect(entry, state)));
            if (there.isEmpty()) {
                results.add(result(update, ResultCode.FAILED, Hresult.WU_E_NO_UPDATE, false));
            } else if (!there.get().update().uninstallable()) {
                results.add(result(update, ResultCode.FAILED, Hresult.WU_E_UNINSTALL_NOT_ALLOWED, false));
            } else if (!machine.pass(there.get().takes(), timeout)) {
                return Answer.failed(Failure.of(Hresult.WU_E_TIMEOUT));
            } else {
                boolean restart = there.get().restart();
                machine.record(new Effect.Removed(machine.now(), update.id(), restart));
                results.add(result(update, ResultCode.SUCCEEDED, null, restart));
            }
        }
        return Answer.of(results);
    }

    private Optional<Hresult> refusal(List<UpdateId> updates) {
        boolean exclusive = updates.stream()
                .flatMap(update -> machine.updates().find(update.id()).stream())
                .anyMatch(entry -> entry.update().exclusive());
        if (exclusive && updates.size() > 1) {
            return Optional.of(Hresult.WU_E_EXCLUSIVE_INSTALL_CONFLICT);
        }
        int soFar = machine.readUp(MachineState::refusals);
        return faults(Fault.RefuseInstall.class)
                .filter(fault -> soFar < fault.times())
                .map(Fault.RefuseInstall::hresult);
    }

    /** Empty when it was given up; what was begun goes on. */
    private Optional<UpdateResult> installOne(UpdateId update, Runnable meanwhile, Instant end) {
        UUID id = update.id();
        Optional<Updates.Entry> found = machine.updates().find(id);
        if (found.isEmpty()) {
            return Optional.of(result(update, ResultCode.FAILED, Hresult.WU_E_NO_UPDATE, false));
        }
        Updates.Entry entry = found.get();
        if (machine.readUp(state -> Updates.inEffect(entry, state) || state.waitsForRestart(id))) {
            machine.record(new Effect.InstallRepeated(machine.now(), id));
            boolean waits = machine.readUp(state -> state.waitsForRestart(id));
            return Optional.of(result(update, ResultCode.SUCCEEDED, Hresult.WU_S_ALREADY_INSTALLED, waits));
        }
        if (!machine.readUp(state -> machine.updates().offered(entry, state))) {
            return Optional.of(result(update, ResultCode.FAILED, Hresult.WU_E_NO_UPDATE, false));
        }
        if (!machine.readUp(state -> state.downloaded(id))) {
            return Optional.of(result(update, ResultCode.FAILED, Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD, false));
        }
        int failures = machine.readUp(MachineState::failures);
        Optional<Fault.FailInstall> failing = faults(Fault.FailInstall.class).filter(fault -> failures < fault.times());
        Duration takes = machine.pace()
                .of(entry.takes())
                .multipliedBy(faults(Fault.SlowInstall.class)
                        .map(Fault.SlowInstall::factor)
                        .orElse(1));
        if (failing.isPresent()) {
            Hresult hresult = failing.get().hresult();
            machine.record(new Effect.InstallFailed(machine.now(), id, hresult.toString()));
            return Optional.of(result(update, ResultCode.FAILED, hresult, false));
        }
        // Asked before it begins: asking lets time pass, and at a quick pace the installation would be over.
        int crashes = machine.readUp(MachineState::crashes);
        boolean crash = faults(Fault.CrashInInstall.class)
                .filter(fault -> crashes < fault.times())
                .isPresent();
        machine.record(new Effect.InstallBegan(machine.now(), id, machine.now().plus(takes)));
        if (crash) {
            throw machine.goDown("simulated power loss in mid-install", true);
        }
        boolean done = machine.await(
                () -> machine.readUp(state -> state.installing() == null),
                Duration.between(machine.now(), end),
                meanwhile);
        return done ? Optional.of(result(update, ResultCode.SUCCEEDED, null, entry.restart())) : Optional.empty();
    }

    private <F extends Fault> Optional<F> faults(Class<F> kind) {
        return machine.spec().faults().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private boolean known(UpdateId update) {
        return machine.updates().find(update.id()).isPresent();
    }

    private String title(UpdateId update) {
        return machine.updates()
                .find(update.id())
                .map(entry -> entry.update().title())
                .orElse("an unknown update");
    }

    private static UpdateResult result(
            UpdateId update, ResultCode code, @org.jspecify.annotations.Nullable Hresult hresult, boolean restart) {
        return new UpdateResult(update, code, hresult, restart);
    }
}
