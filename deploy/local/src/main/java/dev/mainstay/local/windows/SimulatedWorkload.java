package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Simulated Lync Server services: a drain takes as long as calls last, and a drained machine stays drained over a restart
 * until somebody restores it.
 */
final class SimulatedWorkload implements Workload {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Map<String, List<String>> DATABASES =
            Map.of("RTC", List.of("rtcab", "rtcxds"), "RTCLOCAL", List.of("xds"), "LYNCLOCAL", List.of("lyss"));

    private final SimulatedMachine machine;

    SimulatedWorkload(SimulatedMachine machine) {
        this.machine = machine;
    }

    @Override
    public Answer<State> state(WorkloadKind kind, Duration timeout) {
        return Answer.of(machine.readUp(MachineState::workload));
    }

    @Override
    public Answer<List<String>> serving(Duration timeout) {
        boolean serves = machine.spec().lync() && machine.readUp(MachineState::workload) != State.DRAINED;
        return Answer.of(serves ? List.of("simulated services of Lync Server") : List.of());
    }

    @Override
    public Optional<Failure> objection(WorkloadKind kind, Duration timeout) {
        return machine.spec().lync() && kind == WorkloadKind.UNKNOWN
                ? Optional.of(Failure.of("How to drain this host's simulated services is not known"))
                : Optional.empty();
    }

    /** As if the other members of the pool were in order, unless the machine's faults say otherwise. */
    @Override
    public Answer<Optional<PoolReadiness>> poolReadiness(WorkloadKind kind, Duration timeout) {
        if (!machine.spec().lync() || kind != WorkloadKind.ENTERPRISE_FRONT_END) {
            return Answer.of(Optional.empty());
        }
        boolean ready = machine.spec().faults().stream().noneMatch(Fault.PoolNotReady.class::isInstance);
        return Answer.of(Optional.of(
                ready
                        ? new PoolReadiness(PoolState.READY, "The simulated pool is ready")
                        : new PoolReadiness(
                                PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS,
                                "Simulated fault: the pool says InsufficientActiveFrontEnds")));
    }

    @Override
    public Drain drain(WorkloadKind kind, Duration timeout, Progress progress) {
        if (!machine.spec().lync()) {
            return new Drain(DrainOutcome.NOT_NEEDED, null, "Nothing to drain on a " + kind + " (simulated)");
        }
        boolean drained = bring(
                State.DRAINED,
                drainTime(),
                timeout,
                progress,
                "Simulated calls and conferences are coming to their end");
        return drained
                ? new Drain(DrainOutcome.DRAINED, null, "")
                : new Drain(DrainOutcome.TIMED_OUT, Hresult.WU_E_TIMEOUT, "Simulated calls were still going on");
    }

    @Override
    public Answer<State> restore(WorkloadKind kind, Duration timeout, Progress progress) {
        if (!machine.spec().lync()) {
            return Answer.of(machine.readUp(MachineState::workload));
        }
        boolean restored = bring(State.SERVING, START, timeout, progress, "Simulated services are starting");
        return restored ? Answer.of(State.SERVING) : Answer.failed(Failure.of(Hresult.WU_E_TIMEOUT));
    }

    private boolean bring(State goal, Duration takes, Duration timeout, Progress progress, String message) {
        boolean begin = machine.readUp(state ->
                state.workload() != goal && !(state.workload() == State.CHANGING && state.workloadGoal() == goal));
        if (begin) {
            Instant now = machine.now();
            Instant until = now.plus(machine.pace().of(takes));
            machine.record(
                    goal == State.DRAINED ? new Effect.DrainBegan(now, until) : new Effect.RestoreBegan(now, until));
        }
        long whole = Math.max(1, machine.pace().of(takes).toMillis());
        return machine.await(
                () -> machine.readUp(state -> state.workload() == goal),
                timeout,
                () -> progress.at(percentDone(whole), message));
    }

    private int percentDone(long whole) {
        Instant end = machine.readUp(MachineState::workloadAt);
        long left = Math.max(0, Duration.between(machine.now(), end).toMillis());
        return (int) Math.max(0, 100 - 100 * left / whole);
    }

    private Duration drainTime() {
        return switch (machine.spec().kind()) {
            case ENTERPRISE_FRONT_END, STANDARD_EDITION -> Duration.ofMinutes(8);
            case EDGE, MEDIATION -> Duration.ofMinutes(6);
            default -> Duration.ofMinutes(3);
        };
    }

    @Override
    public Health health(WorkloadKind kind, Duration timeout) {
        boolean sick = machine.spec().faults().stream().anyMatch(Fault.Unhealthy.class::isInstance);
        if (sick) {
            return new Health(HealthState.UNHEALTHY, "Simulated fault: the services do not become healthy");
        }
        return machine.readUp(MachineState::workload) == State.SERVING
                ? new Health(HealthState.HEALTHY, "")
                : new Health(HealthState.UNHEALTHY, "The simulated services are stopped");
    }

    /** Real names of databases with made-up versions; those of a back end elsewhere are not simulated. */
    @Override
    public Answer<Optional<List<Database>>> databases(Duration timeout) {
        return Answer.of(machine.readUp(state -> machine.spec().lync()
                ? Optional.of(machine.spec().sqlInstances().stream()
                        .flatMap(instance -> databases(instance, state))
                        .toList())
                : Optional.empty()));
    }

    private Stream<Database> databases(String instance, MachineState state) {
        String expected = lyncUpdated(state) ? "1.0.2" : "1.0.1";
        String installed = instance.equals("RTC") && databasesOlder(state) ? "1.0.1" : expected;
        return DATABASES.getOrDefault(instance, List.of()).stream()
                .map(name -> new Database(name, machine.spec().fqdn(), instance, installed, expected));
    }

    /** On a Standard Edition server, whose databases are its own: once, after Lync Server has been updated. */
    @Override
    public Answer<Boolean> databaseUpdateNeeded(WorkloadKind kind, Duration timeout) {
        return Answer.of(machine.readUp(this::databasesOlder));
    }

    private boolean databasesOlder(MachineState state) {
        return machine.spec().kind() == WorkloadKind.STANDARD_EDITION && !state.databaseUpdated() && lyncUpdated(state);
    }

    private boolean lyncUpdated(MachineState state) {
        return !machine.updates()
                .version(state, SimulatedOffers.LYNC_BEFORE, Updates.Entry::lyncVersion)
                .equals(SimulatedOffers.LYNC_BEFORE);
    }

    @Override
    public Answer<Boolean> updateDatabase(WorkloadKind kind, Duration timeout, Progress progress) {
        if (databaseUpdateNeeded(kind, timeout).equals(Answer.of(true))) {
            progress.at(0, "Simulated update of the local databases");
            if (!machine.pass(Duration.ofMinutes(4), timeout)) {
                return Answer.failed(Failure.of(Hresult.WU_E_TIMEOUT));
            }
            machine.record(new Effect.DatabaseUpdated(machine.now()));
        }
        return Answer.of(true);
    }
}
