package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.HostDown;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A simulated machine in a folder. What was begun on it goes on while no agent looks: an install finishes, a drain ends,
 * a machine that went down comes up again. Opened again, it carries on from its effects. Thread-safe.
 */
public final class SimulatedMachine {
    private final MachineSpec spec;
    private final Clock clock;
    private final Pace pace;
    private final Updates updates;
    private final EffectsLog disk;
    private final MachineState state = new MachineState();

    private SimulatedMachine(MachineSpec spec, EffectsLog disk, Clock clock, Pace pace) {
        this.spec = spec;
        this.disk = disk;
        this.clock = clock;
        this.pace = pace;
        this.updates = SimulatedOffers.of(spec);
    }

    /**
     * Opens the machine of that folder, which is a new one when the folder is empty.
     *
     * @param folder the machine's own, made if absent; one process at a time may have it open
     */
    public static SimulatedMachine open(MachineSpec spec, Path folder, Clock clock, Pace pace) {
        SimulatedMachine machine = new SimulatedMachine(spec, EffectsLog.open(folder), clock, pace);
        List<Effect> past = machine.disk.all();
        past.forEach(machine.state::apply);
        if (past.isEmpty()) {
            machine.record(new Effect.Booted(machine.now().minus(Duration.ofDays(40))));
        }
        return machine;
    }

    /** Returns whether it is up now. */
    public boolean up() {
        return read(MachineState::up);
    }

    MachineSpec spec() {
        return spec;
    }

    Updates updates() {
        return updates;
    }

    Pace pace() {
        return pace;
    }

    /** The machine's time, to the millisecond. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    synchronized void record(Effect effect) {
        disk.append(effect);
        state.apply(effect);
    }

    /** What {@code of} says of the state as it is now. */
    synchronized <T> T read(Function<MachineState, T> of) {
        for (List<Effect> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(this::record);
        }
        return of.apply(state);
    }

    /** As {@link #read}, for an agent on it: ends in {@link HostDown} when the machine is down. */
    <T> T readUp(Function<MachineState, T> of) {
        return read(now -> {
            if (!now.up()) {
                throw new HostDown(spec.fqdn() + " (simulated) is down");
            }
            return of.apply(now);
        });
    }

    private List<Effect> due() {
        return state.due(now(), updates);
    }

    /** Goes down and comes up by itself after a while. Never returns. */
    HostDown goDown(String reason, boolean crash) {
        record(new Effect.WentDown(now(), now().plus(pace.of(Duration.ofMinutes(6))), reason, crash));
        throw new HostDown(spec.fqdn() + " (simulated) goes down: " + reason);
    }

    /**
     * Waits until {@code done} or the end of the timeout or an interrupt, looking often enough for a person to follow.
     *
     * @return whether it is done
     */
    boolean await(BooleanSupplier done, Duration timeout, Runnable meanwhile) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            meanwhile.run();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Lets real time of {@code length} on a real server pass; false when that took longer than allowed. */
    boolean pass(Duration length, Duration timeout) {
        Instant end = now().plus(pace.of(length));
        return await(() -> readUp(state -> !now().isBefore(end)), timeout, () -> {});
    }
}
