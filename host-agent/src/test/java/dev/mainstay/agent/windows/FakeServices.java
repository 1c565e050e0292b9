package dev.mainstay.agent.windows;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Win32;
import dev.mainstay.agent.windows.services.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A service manager with services of the test's making. A service may take several looks to get up or down, may never get
 * there, and may hold others up.
 */
public final class FakeServices implements Services {

    public final List<String> calls = new ArrayList<>();
    private final Map<String, Status> services = new LinkedHashMap<>();
    private final Map<String, Integer> looksToGo = new HashMap<>();
    private final Map<String, Integer> slow = new HashMap<>();
    private final Map<String, List<String>> dependents = new HashMap<>();
    private final Map<String, Failure> failing = new HashMap<>();

    public FakeServices add(String name, String displayName, State state, StartType startType) {
        services.put(
                name,
                new Status(
                        name,
                        displayName,
                        state,
                        Optional.of(startType),
                        Optional.of("C:\\Windows\\" + name + ".exe")));
        return this;
    }

    public FakeServices remove(String name) {
        services.remove(name);
        return this;
    }

    public FakeServices add(Status status) {
        services.put(status.name(), status);
        return this;
    }

    /**
     * Takes its time.
     *
     * @param looks how many times its state is read before it has changed; Integer.MAX_VALUE for never
     */
    public FakeServices slow(String name, int looks) {
        slow.put(name, looks);
        return this;
    }

    public FakeServices dependsOn(String name, String other) {
        dependents.computeIfAbsent(other, key -> new ArrayList<>()).add(name);
        return this;
    }

    /**
     * Lets a call fail.
     *
     * @param call {@code all}, {@code status X}, {@code stop X}, {@code start X}, {@code startType X}
     * @param error Win32 error
     */
    public FakeServices failing(String call, int error) {
        failing.put(call, Win32.failure(error, call));
        return this;
    }

    public Status get(String name) {
        return Objects.requireNonNull(services.get(name));
    }

    @Override
    public Answer<List<Status>> all() {
        Failure failure = failing.get("all");
        return failure == null ? Answer.of(List.copyOf(services.values())) : Answer.failed(failure);
    }

    @Override
    public Answer<Optional<Status>> status(String name) {
        Failure failure = failing.get("status " + name);
        if (failure != null) {
            return Answer.failed(failure);
        }
        Status status = services.get(name);
        if (status != null && looksToGo.containsKey(name)) {
            int left = looksToGo.merge(name, -1, Integer::sum);
            if (left <= 0) {
                looksToGo.remove(name);
                set(name, status.state() == State.STOP_PENDING ? State.STOPPED : State.RUNNING);
            }
        }
        return Answer.of(Optional.ofNullable(services.get(name)));
    }

    @Override
    public Answer<List<String>> runningDependents(String name) {
        return Answer.of(dependents.getOrDefault(name, List.of()).stream()
                .filter(dependent -> !get(dependent).stopped())
                .toList());
    }

    @Override
    public Optional<Failure> start(String name) {
        return change("start " + name, name, State.START_PENDING, State.RUNNING);
    }

    @Override
    public Optional<Failure> stop(String name) {
        return change("stop " + name, name, State.STOP_PENDING, State.STOPPED);
    }

    private Optional<Failure> change(String call, String name, State pending, State end) {
        calls.add(call);
        Failure failure = failing.get(call);
        if (failure != null) {
            return Optional.of(failure);
        }
        if (get(name).state() == end) {
            return Optional.empty();
        }
        int looks = slow.getOrDefault(name, 0);
        set(name, looks == 0 ? end : pending);
        if (looks > 0) {
            looksToGo.put(name, looks);
        }
        return Optional.empty();
    }

    private void set(String name, State state) {
        Status old = get(name);
        services.put(name, new Status(name, old.displayName(), state, old.startType(), old.imagePath()));
    }

    @Override
    public Optional<Failure> setStartType(String name, StartType startType) {
        calls.add("startType " + name + " " + startType);
        Failure failure = failing.get("startType " + name);
        if (failure != null) {
            return Optional.of(failure);
        }
        Status old = get(name);
        services.put(name, new Status(name, old.displayName(), old.state(), Optional.of(startType), old.imagePath()));
        return Optional.empty();
    }
}
