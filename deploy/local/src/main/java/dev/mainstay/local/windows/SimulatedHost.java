package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Restart;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.platform.Workload;

/** A simulated machine as an agent on it sees it. Not a real Windows, and says so. */
public final class SimulatedHost implements HostPlatform {
    private final SimulatedMachine machine;
    /** One for all questions: it counts the scans, by which a copy speaks in turn. */
    private final SimulatedInventory inventory;

    public SimulatedHost(SimulatedMachine machine) {
        this.machine = machine;
        this.inventory = new SimulatedInventory(machine);
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public WindowsUpdate windowsUpdate() {
        return new SimulatedWindowsUpdate(machine);
    }

    @Override
    public Workload workload() {
        return new SimulatedWorkload(machine);
    }

    @Override
    public Restart restart() {
        return reason -> {
            machine.readUp(MachineState::up);
            throw machine.goDown(reason, false);
        };
    }
}
