package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Inventory of a simulated machine; nothing here comes from a real registry. */
final class SimulatedInventory implements Inventory {
    private static final Duration CONFIGURING_UPDATES = Duration.ofMinutes(2);

    private final SimulatedMachine machine;
    private final AtomicInteger scans = new AtomicInteger();

    SimulatedInventory(SimulatedMachine machine) {
        this.machine = machine;
    }

    @Override
    public Answer<OperatingSystem> operatingSystem(Duration timeout) {
        // The first thing that a scan asks, and nobody else does.
        scans.incrementAndGet();
        return machine.readUp(state -> Answer.of(
                new OperatingSystem("Microsoft Windows Server 2012 R2 Standard (simulated)", "6.3", 9600, null)));
    }

    @Override
    public Answer<Instant> lastBootAt(Duration timeout) {
        return Answer.of(machine.readUp(MachineState::bootedAt));
    }

    @Override
    public Answer<Machine> machine(Duration timeout) {
        boolean copy = machine.spec().faults().contains(new Fault.Cloned()) && scans.get() % 2 == 0 && scans.get() > 0;
        return machine.readUp(
                state -> Answer.of(SimulatedIdentity.of(machine.spec().fqdn(), copy)));
    }

    @Override
    public Answer<PendingRestart> pendingRestart(Duration timeout) {
        boolean pending = machine.readUp(MachineState::restartPending);
        return Answer.of(new PendingRestart(pending, pending, false));
    }

    @Override
    public Answer<Boolean> servicingInProgress(Duration timeout) {
        return Answer.of(machine.readUp(state -> state.installing() != null
                || machine.now().isBefore(state.bootedAt().plus(machine.pace().of(CONFIGURING_UPDATES)))));
    }

    @Override
    public Answer<Long> freeDiskBytes(Duration timeout) {
        return machine.readUp(state -> Answer.of(42L << 30));
    }

    @Override
    public Answer<List<SqlInstance>> sqlInstances(Duration timeout) {
        return machine.readUp(state -> Answer.of(machine.spec().sqlInstances().stream()
                .map(name -> sqlInstance(name, state))
                .toList()));
    }

    @Override
    public Answer<List<LocalDb>> localDbs(Duration timeout) {
        return machine.readUp(state -> Answer.of(machine.spec().localDbs().stream()
                .map(release -> new LocalDb(release, release.equals("11.0") ? SimulatedOffers.SQL_SP4 : null))
                .toList()));
    }

    private SqlInstance sqlInstance(String name, MachineState state) {
        String version = machine.updates().version(state, SimulatedOffers.SQL_SP3, Updates.Entry::sqlVersion);
        boolean store = machine.spec().kind() == WorkloadKind.SQL_STORE;
        return new SqlInstance(
                name,
                "MSSQL11." + name,
                version,
                store ? "Standard Edition" : "Express Edition",
                InstanceState.RUNNING);
    }

    @Override
    public Answer<List<Component>> components(Duration timeout) {
        return machine.readUp(state -> {
            if (!machine.spec().lync()) {
                return Answer.of(List.of());
            }
            String version = machine.updates().version(state, SimulatedOffers.LYNC_BEFORE, Updates.Entry::lyncVersion);
            List<Component> components = new ArrayList<>();
            components.add(new Component("Microsoft Lync Server 2013, Core Components", version));
            if (machine.spec().kind() == WorkloadKind.ENTERPRISE_FRONT_END
                    || machine.spec().kind() == WorkloadKind.STANDARD_EDITION) {
                components.add(new Component("Microsoft Lync Server 2013, Front End Server", version));
                components.add(new Component("Microsoft Lync Server 2013, Web Components Server", version));
            }
            return Answer.of(components);
        });
    }

    @Override
    public Answer<List<Service>> services(Duration timeout) {
        return machine.readUp(state -> {
            List<Service> services = new ArrayList<>();
            for (String instance : machine.spec().sqlInstances()) {
                boolean unnamed = "MSSQLSERVER".equals(instance);
                services.add(new Service(
                        unnamed ? instance : "MSSQL$" + instance,
                        "SQL Server (" + instance + ")",
                        ServiceState.RUNNING,
                        StartType.AUTOMATIC));
            }
            if (machine.spec().lync()) {
                boolean serving = state.workload() == Workload.State.SERVING;
                ServiceState now = serving ? ServiceState.RUNNING : ServiceState.STOPPED;
                StartType start = serving ? StartType.AUTOMATIC : StartType.MANUAL;
                services.add(new Service("REPLICA", "Lync Server Replica Replicator Agent", now, start));
                services.add(new Service(mainService(), mainServiceName(), now, start));
            }
            return Answer.of(services);
        });
    }

    @Override
    public Answer<Optional<List<UpdateService>>> updateServices(Duration timeout) {
        return machine.readUp(state -> Answer.of(Optional.of(
                List.of(new UpdateService("TrustedInstaller", false), new UpdateService("wuauserv", false)))));
    }

    private String mainService() {
        return switch (machine.spec().kind()) {
            case EDGE -> "RTCSRV";
            case MEDIATION -> "RTCMEDSRV";
            case PERSISTENT_CHAT -> "RTCCHAT";
            default -> "RTCSRV";
        };
    }

    private String mainServiceName() {
        return switch (machine.spec().kind()) {
            case EDGE -> "Lync Server Access Edge";
            case MEDIATION -> "Lync Server Mediation";
            case PERSISTENT_CHAT -> "Lync Server Persistent Chat";
            default -> "Lync Server Front-End";
        };
    }
}
