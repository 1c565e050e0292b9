package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Inventory.Component;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.WorkloadKind;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.Services;
import dev.mainstay.agent.windows.services.Services.Status;
import dev.mainstay.agent.windows.services.WorkloadServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The workload of this host: what is installed decides, and a kind that wants Lync Server where there is none is told so. */
public final class WindowsWorkload implements Workload {

    private static final Duration READ = Duration.ofMinutes(2);

    private final Inventory inventory;
    private final Services services;
    private final PowerShell powerShell;
    private final KeptServices kept;
    private final String fqdn;
    private final Pace pace;

    /**
     * A workload that remembers in the agent's folder what it stopped.
     *
     * @param fqdn this host's name as the topology has it
     */
    public WindowsWorkload(
            Inventory inventory, Services services, PowerShell powerShell, Path folder, String fqdn, Pace pace) {
        this.inventory = inventory;
        this.services = services;
        this.powerShell = powerShell;
        this.kept = new KeptServices(folder);
        this.fqdn = fqdn;
        this.pace = pace;
    }

    @Override
    public Answer<State> state(WorkloadKind kind, Duration timeout) {
        return withLync(kind, Answer.of(State.SERVING), LyncWorkload::state);
    }

    @Override
    public Answer<List<String>> serving(Duration timeout) {
        Answer<List<Status>> all = services.all();
        return all.known()
                .map(known -> Answer.of(known.stream()
                        .filter(service -> WorkloadServices.givesService(service) && !service.stopped())
                        .map(Status::displayName)
                        .toList()))
                .orElseGet(() -> Answer.failed(all.whyNot().orElseThrow()));
    }

    /**
     * A host that carries the product has something to drain. How, the kind says; where it is not known, nobody has said
     * how, and a restart would cut connections. The Core Components alone are on a computer with the administrative tools,
     * which may be a plain one.
     */
    @Override
    public Optional<Failure> objection(WorkloadKind kind, Duration timeout) {
        if (kind != WorkloadKind.UNKNOWN && kind != WorkloadKind.PLAIN) {
            return Optional.empty();
        }
        Answer<List<Component>> components =
                kind == WorkloadKind.UNKNOWN ? inventory.components(timeout) : Answer.of(List.of());
        Answer<List<Status>> all = services.all();
        Optional<Failure> unread = components.whyNot().or(all::whyNot);
        if (unread.isPresent()) {
            return Optional.of(new Failure(
                    unread.get().hresult(),
                    "whether this host carries Lync Server or Skype for Business Server could not be read: "
                            + unread.get().message()));
        }
        return Stream.concat(
                        components.known().orElseThrow().stream()
                                .map(Component::name)
                                .filter(Product::isOfOne),
                        all.known().orElseThrow().stream()
                                .filter(WorkloadServices::givesService)
                                .map(Status::displayName))
                .findFirst()
                .map(found -> Failure.of("this host carries " + found + ", but the order calls it " + kind
                        + ": how to drain it is not known, so nothing was touched. Import a topology that says what it is,"
                        + " or bring Mainstay up to date"));
    }

    /** Only a Front End of an Enterprise pool is asked: the cmdlets run on one, and a pool of one machine spares none. */
    @Override
    public Answer<Optional<PoolReadiness>> poolReadiness(WorkloadKind kind, Duration timeout) {
        return kind == WorkloadKind.ENTERPRISE_FRONT_END
                ? withProduct(
                        Answer.of(Optional.empty()), kind, product -> new PoolUpgrade(product, powerShell).ask(timeout))
                : Answer.of(Optional.empty());
    }

    @Override
    public Drain drain(WorkloadKind kind, Duration timeout, Progress progress) {
        Optional<Failure> objection = objection(kind, READ);
        if (objection.isPresent()) {
            return new Drain(
                    DrainOutcome.FAILED,
                    objection.get().hresult(),
                    objection.get().message());
        }
        Drain none = new Drain(DrainOutcome.NOT_NEEDED, null, "nothing to drain on a " + kind);
        Answer<Drain> drain = withLync(kind, Answer.of(none), lync -> Answer.of(lync.drain(kind, timeout, progress)));
        return drain.known().orElseGet(() -> {
            Failure why = drain.whyNot().orElseThrow();
            return new Drain(DrainOutcome.FAILED, why.hresult(), why.message());
        });
    }

    @Override
    public Answer<State> restore(WorkloadKind kind, Duration timeout, Progress progress) {
        return withLync(kind, Answer.of(State.SERVING), lync -> lync.restore(kind, timeout, progress));
    }

    @Override
    public Health health(WorkloadKind kind, Duration timeout) {
        Answer<Optional<Product>> product = product();
        return product.known()
                .map(known -> new WorkloadHealth(services, powerShell, pace).check(kind, known, timeout))
                .orElseGet(() -> new Health(
                        HealthState.UNKNOWN, product.whyNot().orElseThrow().message()));
    }

    @Override
    public Answer<Optional<List<Database>>> databases(Duration timeout) {
        Answer<Optional<Product>> product = product();
        if (!(product instanceof Answer.Known<Optional<Product>> known)) {
            return Answer.failed(product.whyNot().orElseThrow());
        }
        if (known.value().isEmpty()) {
            return Answer.of(Optional.empty());
        }
        Answer<List<Database>> all = new LyncDatabases(known.value().get(), powerShell).all(timeout);
        return all.known()
                .map(databases -> Answer.of(Optional.of(databases)))
                .orElseGet(() -> Answer.failed(all.whyNot().orElseThrow()));
    }

    @Override
    public Answer<Boolean> databaseUpdateNeeded(WorkloadKind kind, Duration timeout) {
        return withDatabases(kind, Answer.of(false), databases -> databases.olderOn(fqdn, timeout));
    }

    @Override
    public Answer<Boolean> updateDatabase(WorkloadKind kind, Duration timeout, Progress progress) {
        progress.at(0, "the local databases are being updated");
        return withDatabases(kind, Answer.of(true), databases -> databases.update(timeout));
    }

    private Answer<Optional<Product>> product() {
        Answer<List<Component>> components = inventory.components(READ);
        return components
                .known()
                .<Answer<Optional<Product>>>map(known -> Answer.of(Product.of(known)))
                .orElseGet(() -> Answer.failed(components.whyNot().orElseThrow()));
    }

    private <T> Answer<T> withDatabases(
            WorkloadKind kind, Answer<T> otherwise, Function<LyncDatabases, Answer<T>> action) {
        return kind == WorkloadKind.STANDARD_EDITION
                ? withProduct(otherwise, kind, product -> action.apply(new LyncDatabases(product, powerShell)))
                : otherwise;
    }

    private <T> Answer<T> withLync(WorkloadKind kind, Answer<T> otherwise, Function<LyncWorkload, Answer<T>> action) {
        return withProduct(
                otherwise,
                kind,
                product -> action.apply(new LyncWorkload(product, services, powerShell, kept, fqdn, pace)));
    }

    private <T> Answer<T> withProduct(Answer<T> otherwise, WorkloadKind kind, Function<Product, Answer<T>> action) {
        if (!kind.drained()) {
            return otherwise;
        }
        Answer<Optional<Product>> product = product();
        if (product.whyNot().isPresent()) {
            return Answer.failed(product.whyNot().get());
        }
        return product.known()
                .orElseThrow()
                .map(action)
                .orElseGet(() -> Answer.failed(Failure.of(
                        "the order says " + kind + ", but no Lync Server or Skype for Business Server is installed")));
    }
}
