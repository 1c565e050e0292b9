package dev.mainstay.agent.windows.inventory;

import java.util.Optional;

/** A machine that says nothing of itself. */
final class SilentMachine implements MachineSource {
    @Override
    public Optional<byte[]> firmwareTable() {
        return Optional.empty();
    }

    @Override
    public Optional<String> hostName() {
        return Optional.empty();
    }

    @Override
    public Optional<String> domain() {
        return Optional.empty();
    }
}
