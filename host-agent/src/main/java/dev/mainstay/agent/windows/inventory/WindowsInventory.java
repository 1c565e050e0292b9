package dev.mainstay.agent.windows.inventory;

import com.sun.jna.platform.win32.WinReg;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import dev.mainstay.agent.windows.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inventory of this host. All but the hotfixes are local reads that return at once, so only those mind the timeout. */
public final class WindowsInventory implements Inventory {

    private static final String BOOT_KEY = "SOFTWARE\\Mainstay\\Boot";

    private final Registry registry;
    private final Services services;
    private final Hotfixes hotfixes;
    private final BootTime bootTime;
    private final MachineSource machine;
    private final Installers installers;
    private final Path systemDrive;

    WindowsInventory(
            Registry registry,
            Services services,
            Hotfixes hotfixes,
            BootTime bootTime,
            MachineSource machine,
            Installers installers,
            Path systemDrive) {
        this.registry = registry;
        this.services = services;
        this.hotfixes = hotfixes;
        this.bootTime = bootTime;
        this.machine = machine;
        this.installers = installers;
        this.systemDrive = systemDrive;
    }

    /** The inventory of the Windows this process runs on. */
    public static WindowsInventory ofThisHost(Registry registry, Services services, Path systemDrive, Clock clock) {
        return new WindowsInventory(
                registry,
                services,
                new WmiHotfixes(),
                new VolatileBootTime(WinReg.HKEY_LOCAL_MACHINE, BOOT_KEY, clock),
                new JnaMachineSource(),
                new MsiMutex(),
                systemDrive);
    }

    @Override
    public Answer<OperatingSystem> operatingSystem(Duration timeout) {
        return reading(() -> new SystemFacts(registry).operatingSystem());
    }

    @Override
    public Answer<Instant> lastBootAt(Duration timeout) {
        return bootTime.lastBootAt();
    }

    @Override
    public Answer<Machine> machine(Duration timeout) {
        return Answer.of(new MachineFacts(registry, machine).machine());
    }

    @Override
    public Answer<PendingRestart> pendingRestart(Duration timeout) {
        return reading(() -> new SystemFacts(registry).pendingRestart());
    }

    @Override
    public Answer<Boolean> servicingInProgress(Duration timeout) {
        Answer<Boolean> servicing = reading(() -> new SystemFacts(registry).servicingInProgress());
        return servicing.known().orElse(true) ? servicing : installers.busy();
    }

    @Override
    public Answer<Long> freeDiskBytes(Duration timeout) {
        try {
            return Answer.of(Files.getFileStore(systemDrive).getUsableSpace());
        } catch (IOException e) {
            return Answer.failed(Failure.of("Free space on " + systemDrive + " cannot be read: " + e.getMessage()));
        }
    }

    @Override
    public Answer<List<LocalDb>> localDbs(Duration timeout) {
        return reading(() -> new LocalDbFacts(registry, new FileVersions()).installed());
    }

    @Override
    public Answer<List<SqlInstance>> sqlInstances(Duration timeout) {
        Answer<List<SqlFacts.Registered>> registered = reading(() -> new SqlFacts(registry).instances());
        List<SqlInstance> found = new ArrayList<>();
        for (SqlFacts.Registered instance : registered.known().orElse(List.of())) {
            found.add(new SqlInstance(
                    instance.name(),
                    instance.id(),
                    instance.version() == null ? null : instance.version().toString(),
                    instance.edition(),
                    state(instance)));
        }
        return registered
                .whyNot()
                .<Answer<List<SqlInstance>>>map(Answer::failed)
                .orElse(Answer.of(List.copyOf(found)));
    }

    /** One without a service does not run; one whose service may not be read is not said to be stopped. */
    private InstanceState state(SqlFacts.Registered instance) {
        Answer<Optional<Services.Status>> status = services.status(instance.serviceName());
        return status.known()
                .map(service -> service.map(known -> InstanceState.valueOf(
                                ServiceFacts.state(known.state()).name()))
                        .orElse(InstanceState.STOPPED))
                .orElse(InstanceState.UNKNOWN);
    }

    @Override
    public Answer<List<Component>> components(Duration timeout) {
        return reading(() -> new ComponentFacts(registry).components());
    }

    @Override
    public Answer<List<Service>> services(Duration timeout) {
        Answer<List<Services.Status>> all = services.all();
        return all.whyNot()
                .<Answer<List<Service>>>map(Answer::failed)
                .orElseGet(() -> ServiceFacts.ofWorkload(all.known().orElseThrow()));
    }

    @Override
    public Answer<Optional<UpdatePolicy>> updatePolicy(Duration timeout) {
        return reading(() -> Optional.of(new UpdatePolicyFacts(registry).read()));
    }

    @Override
    public Answer<Optional<DotNet>> dotNet(Duration timeout) {
        return reading(() -> Optional.of(new SystemFacts(registry).dotNet()));
    }

    @Override
    public Answer<Optional<List<Hotfix>>> hotfixes(Duration timeout) {
        Answer<List<Hotfix>> answer = hotfixes.list(timeout);
        return answer.whyNot()
                .<Answer<Optional<List<Hotfix>>>>map(Answer::failed)
                .orElseGet(() -> Answer.of(answer.known()));
    }

    @Override
    public Answer<Optional<List<CarriedName>>> carriedNames(Duration timeout) {
        return reading(() -> new ClusterFacts(registry).names());
    }

    @Override
    public Answer<Optional<List<UpdateService>>> updateServices(Duration timeout) {
        Answer<List<Services.Status>> all = services.all();
        return all.whyNot()
                .<Answer<Optional<List<UpdateService>>>>map(Answer::failed)
                .orElseGet(() -> Answer.of(all.known().map(UpdateServiceFacts::of)));
    }

    private interface Reading<T> {
        T now() throws UnreadableRegistryException;
    }

    private static <T> Answer<T> reading(Reading<T> reading) {
        try {
            return Answer.of(reading.now());
        } catch (UnreadableRegistryException e) {
            return Answer.failed(e.failure());
        }
    }
}
