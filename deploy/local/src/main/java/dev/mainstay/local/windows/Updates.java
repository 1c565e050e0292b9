package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Update;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The updates of one simulated machine: which there are for it, and which of them Windows Update offers in a state. */
final class Updates {
    private final Map<UUID, Entry> entries;
    private final List<Entry> inOrder;

    Updates(List<Entry> entries) {
        this.inOrder = List.copyOf(entries);
        this.entries =
                entries.stream().collect(Collectors.toMap(e -> e.update().id().id(), Function.identity()));
    }

    /**
     * An update for this machine.
     *
     * @param installed on it from the first day
     * @param after update that must be in effect before this one is offered
     * @param restart whether installing it really needs one
     * @param takes how long installing takes on a real server
     * @param sqlVersion version of the SQL Server instances once it is in effect
     * @param lyncVersion version of the Lync Server components once it is in effect
     */
    record Entry(
            Update update,
            boolean installed,
            @Nullable UUID after,
            boolean restart,
            Duration takes,
            @Nullable String sqlVersion,
            @Nullable String lyncVersion) {}

    Optional<Entry> find(UUID update) {
        return Optional.ofNullable(entries.get(update));
    }

    boolean restartRequired(UUID update) {
        return find(update).map(Entry::restart).orElse(false);
    }

    List<Update> missing(MachineState state) {
        return select(state, entry -> offered(entry, state));
    }

    List<Update> installed(MachineState state) {
        return select(
                state,
                entry -> inEffect(entry, state)
                        && !state.waitsForRestart(entry.update().id().id()));
    }

    List<Update> waitingForRestart(MachineState state) {
        return select(state, entry -> state.waitsForRestart(entry.update().id().id()));
    }

    /** {@code IsInstalled=0}, applicable, not hidden and not replaced by another that is offered or installed. */
    boolean offered(Entry entry, MachineState state) {
        return open(entry, state)
                && inOrder.stream()
                        .filter(other -> other.update()
                                .supersedes()
                                .contains(entry.update().id().id()))
                        .noneMatch(other -> open(other, state) || present(other, state));
    }

    private boolean open(Entry entry, MachineState state) {
        UUID after = entry.after();
        boolean applies =
                after == null || find(after).filter(e -> inEffect(e, state)).isPresent();
        return applies && !entry.update().hidden() && !present(entry, state);
    }

    private static boolean present(Entry entry, MachineState state) {
        return inEffect(entry, state)
                || state.waitsForRestart(entry.update().id().id());
    }

    static boolean inEffect(Entry entry, MachineState state) {
        UUID id = entry.update().id().id();
        return state.inEffect(id) || (entry.installed() && !state.removed(id));
    }

    /** The last of the values that updates in effect bring, {@code first} when none does. */
    String version(MachineState state, String first, Function<Entry, @Nullable String> of) {
        String version = first;
        for (Entry entry : inOrder) {
            String brought = of.apply(entry);
            if (brought != null && inEffect(entry, state)) {
                version = brought;
            }
        }
        return version;
    }

    /** Whether it has licence terms that nobody has accepted on the machine. */
    static boolean termsOpen(Entry entry, MachineState state) {
        return !entry.update().eulaAccepted()
                && !state.termsAccepted(entry.update().id().id());
    }

    private List<Update> select(MachineState state, Predicate<Entry> which) {
        return inOrder.stream()
                .filter(which)
                .map(entry -> entry.update()
                        .onHost(!termsOpen(entry, state), entry.update().uninstallable()))
                .toList();
    }
}
