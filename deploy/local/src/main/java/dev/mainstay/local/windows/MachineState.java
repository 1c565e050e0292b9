package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Workload;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a simulated machine stands: the sum of its effects. No input or output, no clock of its own. */
final class MachineState {
    private boolean up = true;
    private Instant bootedAt = Instant.EPOCH;
    private Instant backAt = Instant.EPOCH;
    private final Set<UUID> downloaded = new HashSet<>();
    private final Set<UUID> termsAccepted = new HashSet<>();
    private final Set<UUID> inEffect = new HashSet<>();
    private final Set<UUID> removed = new HashSet<>();
    private final Set<UUID> leaving = new HashSet<>();
    private final Set<UUID> waitingForRestart = new HashSet<>();
    private @Nullable UUID installing;
    private Instant installedAt = Instant.EPOCH;
    private Workload.State workload = Workload.State.SERVING;
    private Workload.State workloadGoal = Workload.State.SERVING;
    private Instant workloadAt = Instant.EPOCH;
    private boolean databaseUpdated;
    private int refusals;
    private int failures;
    private int crashes;

    void apply(Effect effect) {
        switch (effect) {
            case Effect.Booted booted -> boot(booted.at());
            case Effect.WentDown down -> {
                up = false;
                backAt = down.back();
                crashes += down.crash() ? 1 : 0;
            }
            case Effect.TermsAccepted terms -> termsAccepted.add(terms.update());
            case Effect.Downloaded download -> downloaded.add(download.update());
            case Effect.InstallRefused refused -> refusals++;
            case Effect.InstallBegan began -> {
                installing = began.update();
                installedAt = began.until();
            }
            case Effect.Installed installed -> {
                installing = null;
                (installed.restartRequired() ? waitingForRestart : inEffect).add(installed.update());
                removed.remove(installed.update());
            }
            case Effect.InstallFailed failed -> {
                installing = null;
                failures++;
            }
            case Effect.InstallRolledBack back -> installing = null;
            case Effect.InstallRepeated repeated -> {
                // Told in the log, changes nothing here.
            }
            case Effect.Removed gone -> {
                if (gone.restartRequired()) {
                    leaving.add(gone.update());
                } else {
                    leave(gone.update());
                }
            }
            case Effect.DrainBegan began -> change(Workload.State.DRAINED, began.until());
            case Effect.RestoreBegan began -> change(Workload.State.SERVING, began.until());
            case Effect.Drained drained -> workload = Workload.State.DRAINED;
            case Effect.Restored restored -> workload = Workload.State.SERVING;
            case Effect.DatabaseUpdated updated -> databaseUpdated = true;
        }
    }

    private void leave(UUID update) {
        inEffect.remove(update);
        removed.add(update);
        downloaded.remove(update);
    }

    private void change(Workload.State goal, Instant until) {
        workload = Workload.State.CHANGING;
        workloadGoal = goal;
        workloadAt = until;
    }

    private void boot(Instant at) {
        up = true;
        bootedAt = at;
        inEffect.addAll(waitingForRestart);
        waitingForRestart.clear();
        leaving.forEach(this::leave);
        leaving.clear();
        if (workload == Workload.State.CHANGING) {
            // A drained workload stays stopped over a restart; one that was on its way starts by itself.
            workload = Workload.State.SERVING;
        }
    }

    /** What time alone has brought about by {@code now}, oldest first; empty when nothing is due. */
    List<Effect> due(Instant now, Updates updates) {
        if (!up) {
            if (now.isBefore(backAt)) {
                return List.of();
            }
            return installing == null
                    ? List.of(new Effect.Booted(backAt))
                    : List.of(new Effect.InstallRolledBack(backAt, installing), new Effect.Booted(backAt));
        }
        if (installing != null && !now.isBefore(installedAt)) {
            return List.of(new Effect.Installed(installedAt, installing, updates.restartRequired(installing)));
        }
        if (workload == Workload.State.CHANGING && !now.isBefore(workloadAt)) {
            return List.of(
                    workloadGoal == Workload.State.DRAINED
                            ? new Effect.Drained(workloadAt)
                            : new Effect.Restored(workloadAt));
        }
        return List.of();
    }

    boolean up() {
        return up;
    }

    Instant bootedAt() {
        return bootedAt;
    }

    boolean downloaded(UUID update) {
        return downloaded.contains(update);
    }

    boolean termsAccepted(UUID update) {
        return termsAccepted.contains(update);
    }

    boolean inEffect(UUID update) {
        return inEffect.contains(update);
    }

    /** Whether it was taken off the machine, also if it was on it from the first day. */
    boolean removed(UUID update) {
        return removed.contains(update);
    }

    boolean waitsForRestart(UUID update) {
        return waitingForRestart.contains(update) || leaving.contains(update);
    }

    boolean restartPending() {
        return !waitingForRestart.isEmpty() || !leaving.isEmpty();
    }

    @Nullable
    UUID installing() {
        return installing;
    }

    Instant installedAt() {
        return installedAt;
    }

    Workload.State workload() {
        return workload;
    }

    Workload.State workloadGoal() {
        return workloadGoal;
    }

    Instant workloadAt() {
        return workloadAt;
    }

    boolean databaseUpdated() {
        return databaseUpdated;
    }

    int refusals() {
        return refusals;
    }

    int failures() {
        return failures;
    }

    int crashes() {
        return crashes;
    }
}
