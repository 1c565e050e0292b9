package dev.mainstay.agent;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.platform.Packages;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Restart;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A host that outlives its agents. It keeps a list of effects, so that one that happens twice is seen, and tells {@link
 * #onCall} before and after each call that has one, so that a test can block it, fail it or let the host die there.
 */
final class FakePlatform implements HostPlatform, Inventory, WindowsUpdate, Workload, Restart, Packages {

    final List<String> effects = new ArrayList<>();
    final List<List<UpdateId>> installCalls = new ArrayList<>();
    final List<List<UpdateId>> downloadCalls = new ArrayList<>();
    final Map<UpdateId, Deque<Hresult>> installFailures = new HashMap<>();
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    volatile Consumer<String> onCall = call -> {};
    volatile boolean pendingFromBefore;
    volatile DrainOutcome drainOutcome = DrainOutcome.DRAINED;
    volatile HealthState health = HealthState.HEALTHY;
    volatile boolean databaseOld;
    /** Services of the product; empty on a plain server. */
    volatile List<String> product = List.of("Lync Server Front-End");

    volatile @Nullable Failure objection;
    /** What the pool says, one after the other; the last for good. */
    final Deque<PoolState> poolStates = new ArrayDeque<>(List.of(PoolState.READY));

    /** What the program of a package ends with, one after the other; then it installs. */
    final Deque<Hresult> packageFailures = new ArrayDeque<>();

    private volatile boolean packagePending;
    /** How often it is still said that a SQL Server patch, begun by an agent that died, is at work; then it is done. */
    final AtomicInteger outliving = new AtomicInteger();

    volatile String sqlVersion = "11.0.7001.0";
    volatile String lyncVersion = "5.0.8308.0";
    /** Updates that the host offers again after each restart, though they were installed. */
    final Set<UpdateId> comingBack = ConcurrentHashMap.newKeySet();

    /** Updates that cannot be uninstalled. */
    final Set<UpdateId> kept = ConcurrentHashMap.newKeySet();

    private final Set<UpdateId> leaving = ConcurrentHashMap.newKeySet();
    private final Set<UpdateId> termsAccepted = ConcurrentHashMap.newKeySet();
    private final Map<UpdateId, Update> updates = new LinkedHashMap<>();
    private final Map<UpdateId, UpdateState> states = new LinkedHashMap<>();
    private State workload = State.SERVING;
    private Instant bootAt = Instant.parse("2026-11-23T00:00:00Z");

    Update offer(String title, boolean exclusive, Update.RebootBehavior rebootBehavior) {
        return offer(title, exclusive, rebootBehavior, true);
    }

    /** An update whose licence terms nobody has accepted. */
    Update offerWithTerms(String title) {
        return offer(title, false, Update.RebootBehavior.NEVER_REBOOTS, false);
    }

    private Update offer(String title, boolean exclusive, Update.RebootBehavior rebootBehavior, boolean eulaAccepted) {
        UpdateId id =
                new UpdateId(UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 200);
        Update update = new Update(
                id,
                title,
                List.of("KB4018073"),
                List.of("CVE-2026-0001"),
                List.of(),
                List.of(),
                List.of("SQL Server 2012"),
                "Security Updates",
                "Critical",
                Update.Type.SOFTWARE,
                1024L,
                rebootBehavior,
                exclusive,
                eulaAccepted,
                false,
                false,
                false,
                false,
                Instant.parse("2026-11-10T00:00:00Z"),
                null);
        updates.put(id, update);
        states.put(id, UpdateState.MISSING);
        return update;
    }

    synchronized UpdateState stateOf(UpdateId update) {
        return states.getOrDefault(update, UpdateState.MISSING);
    }

    /** The workload is out of service from before. */
    synchronized void takenOut() {
        workload = State.DRAINED;
    }

    /** Its services run again, by nobody's order. */
    synchronized void startedBySomebody() {
        workload = State.SERVING;
    }

    synchronized State workloadState() {
        return workload;
    }

    private synchronized void effect(String what) {
        effects.add(what);
    }

    private <T> Answer<T> answer(String call, T value) {
        return failing.contains(call) ? Answer.failed(Failure.of(new Hresult(0x80240032))) : Answer.of(value);
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Inventory inventory() {
        return this;
    }

    @Override
    public WindowsUpdate windowsUpdate() {
        return this;
    }

    @Override
    public Workload workload() {
        return this;
    }

    @Override
    public Restart restart() {
        return this;
    }

    @Override
    public Answer<OperatingSystem> operatingSystem(Duration timeout) {
        return answer("operatingSystem", new OperatingSystem("Windows Server 2012 R2 Standard", "6.3", 9600, 20000));
    }

    @Override
    public synchronized Answer<Instant> lastBootAt(Duration timeout) {
        return answer("lastBootAt", bootAt);
    }

    @Override
    public synchronized Answer<PendingRestart> pendingRestart(Duration timeout) {
        return answer(
                "pendingRestart",
                new PendingRestart(
                        pendingFromBefore, states.containsValue(UpdateState.INSTALLED_PENDING_REBOOT), packagePending));
    }

    @Override
    public Answer<Boolean> servicingInProgress(Duration timeout) {
        return answer("servicing", false);
    }

    @Override
    public Answer<Long> freeDiskBytes(Duration timeout) {
        return answer("freeDisk", failing.contains("fullDisk") ? 0L : Long.MAX_VALUE);
    }

    @Override
    public Answer<Machine> machine(Duration timeout) {
        return answer(
                "machine",
                new Machine(
                        "4c4c4544-0042-3510-8052-c4c04f4e3132",
                        "5a1e2f3c-0d4b-4e6a-8c7d-9b0a1c2d3e4f",
                        "fe01",
                        "lync.example",
                        Instant.parse("2021-03-04T05:06:07Z")));
    }

    @Override
    public Answer<List<LocalDb>> localDbs(Duration timeout) {
        return answer("localDbs", List.of(new LocalDb("15.0", "15.0.4382.1")));
    }

    @Override
    public Answer<List<SqlInstance>> sqlInstances(Duration timeout) {
        return answer(
                "sqlInstances",
                List.of(new SqlInstance("RTCLOCAL", "MSSQL11.RTCLOCAL", sqlVersion, "Express", InstanceState.RUNNING)));
    }

    @Override
    public Answer<List<Component>> components(Duration timeout) {
        return answer("components", List.of(new Component("Microsoft Lync Server 2013, Core Components", lyncVersion)));
    }

    @Override
    public Answer<List<Service>> services(Duration timeout) {
        return answer(
                "services", List.of(new Service("RTCSRV", "Front-End", ServiceState.RUNNING, StartType.AUTOMATIC)));
    }

    @Override
    public Answer<Optional<UpdatePolicy>> updatePolicy(Duration timeout) {
        return answer(
                "updatePolicy",
                Optional.of(new UpdatePolicy(true, "http://wsus.lync.example:8530", "FE", 3, false, false, false)));
    }

    @Override
    public Answer<Optional<DotNet>> dotNet(Duration timeout) {
        return answer("dotNet", Optional.of(new DotNet(379893, "4.5.51650")));
    }

    @Override
    public Answer<Optional<List<Hotfix>>> hotfixes(Duration timeout) {
        return answer(
                "hotfixes",
                Optional.of(
                        List.of(new Hotfix("KB976902", LocalDate.of(2010, 11, 21)), new Hotfix("KB1234567", null))));
    }

    @Override
    public Answer<Optional<List<CarriedName>>> carriedNames(Duration timeout) {
        return answer(
                "carriedNames",
                Optional.of(List.of(new CarriedName("sqlag", CarriedNameKind.AVAILABILITY_GROUP_LISTENER))));
    }

    @Override
    public Answer<Optional<List<UpdateService>>> updateServices(Duration timeout) {
        return answer(
                "updateServices",
                Optional.of(
                        List.of(new UpdateService("TrustedInstaller", true), new UpdateService("wuauserv", false))));
    }

    @Override
    public Answer<List<HistoryEntry>> history(int most, Duration timeout) {
        return answer(
                "history",
                List.of(new HistoryEntry(
                        new UpdateId(UUID.fromString("8f2c1d3e-4b5a-4c6d-9e7f-0a1b2c3d4e01"), 200),
                        "Definition update",
                        Operation.INSTALLATION,
                        ResultCode.FAILED,
                        new Hresult(0x80070643),
                        Instant.parse("2026-11-20T03:00:00Z"),
                        "MoUpdateOrchestrator")));
    }

    @Override
    public synchronized Answer<Found> search(UpdateState state, Duration timeout) {
        List<Update> found = updates.values().stream()
                .filter(update -> states.get(update.id()) == state)
                .map(this::asNow)
                .toList();
        return answer("search " + state, Found.all(found));
    }

    /** Accepts what is not accepted; {@code failing "eulas"} has it fail when one is. */
    @Override
    public Answer<List<UpdateId>> acceptEulas(List<UpdateId> wanted, Duration timeout) {
        onCall.accept("before eulas");
        List<UpdateId> accepted = new ArrayList<>();
        for (UpdateId id : wanted) {
            if (termsOpen(id) && termsAccepted.add(id)) {
                accepted.add(id);
                effect("terms accepted " + title(id));
            }
            if (failing.contains("eulas")) {
                break;
            }
        }
        onCall.accept("after eulas");
        return answer("eulas", accepted);
    }

    private boolean termsOpen(UpdateId id) {
        Update update = updates.get(id);
        return update != null && !update.eulaAccepted() && !termsAccepted.contains(id);
    }

    private Update asNow(Update update) {
        return update.onHost(update.eulaAccepted() || termsAccepted.contains(update.id()), !kept.contains(update.id()));
    }

    @Override
    public Answer<List<UpdateResult>> download(List<UpdateId> wanted, Progress progress, Duration timeout) {
        onCall.accept("before download");
        downloadCalls.add(wanted);
        if (wanted.stream().anyMatch(this::termsOpen)) {
            return Answer.failed(Failure.of(Hresult.WU_E_EULAS_DECLINED));
        }
        progress.at(100, "downloaded");
        onCall.accept("after download");
        return answer(
                "download",
                wanted.stream()
                        .map(id -> new UpdateResult(id, ResultCode.SUCCEEDED, null, false))
                        .toList());
    }

    @Override
    public Answer<List<UpdateResult>> install(List<UpdateId> wanted, Progress progress, Duration timeout) {
        onCall.accept("before install");
        installCalls.add(wanted);
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId id : wanted) {
            Hresult failure =
                    installFailures.getOrDefault(id, new ArrayDeque<>()).poll();
            if (failure != null) {
                results.add(new UpdateResult(id, ResultCode.FAILED, failure, false));
                continue;
            }
            boolean reboot = rebootNeeded(id);
            synchronized (this) {
                states.put(id, reboot ? UpdateState.INSTALLED_PENDING_REBOOT : UpdateState.INSTALLED);
            }
            effect("installed " + title(id));
            results.add(new UpdateResult(id, ResultCode.SUCCEEDED, null, reboot));
            progress.at(100 * results.size() / wanted.size(), "installed");
            onCall.accept("in install");
        }
        onCall.accept("after install");
        return answer("install", results);
    }

    /** The update is on the host from the beginning. */
    Update installed(String title, Update.RebootBehavior rebootBehavior) {
        Update update = offer(title, false, rebootBehavior);
        states.put(update.id(), UpdateState.INSTALLED);
        return update;
    }

    @Override
    public Answer<List<UpdateResult>> uninstall(List<UpdateId> wanted, Progress progress, Duration timeout) {
        onCall.accept("before uninstall");
        List<UpdateResult> results = new ArrayList<>();
        for (UpdateId id : wanted) {
            if (kept.contains(id)) {
                results.add(new UpdateResult(id, ResultCode.FAILED, Hresult.WU_E_UNINSTALL_NOT_ALLOWED, false));
                continue;
            }
            boolean reboot = rebootNeeded(id);
            synchronized (this) {
                states.put(id, reboot ? UpdateState.INSTALLED_PENDING_REBOOT : UpdateState.MISSING);
            }
            leaving.add(id);
            effect("removed " + title(id));
            results.add(new UpdateResult(id, ResultCode.SUCCEEDED, null, reboot));
            onCall.accept("in uninstall");
        }
        onCall.accept("after uninstall");
        return answer("uninstall", results);
    }

    @Override
    public Optional<Packages> packages() {
        return Optional.of(this);
    }

    @Override
    public Answer<Boolean> check(PackageFile file, Duration timeout) {
        return answer("package", true);
    }

    @Override
    public Answer<Boolean> running(PackageFile file) {
        if (outliving.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            sqlVersion = "11.0.7512.11";
        }
        return Answer.of(outliving.get() > 0);
    }

    @Override
    public Answer<Installed> patchSqlServer(PackageFile file, String instance, Progress progress, Duration timeout) {
        onCall.accept("before package");
        if (failing.contains("package run")) {
            return Answer.failed(Failure.of(new Hresult(0x80070643)));
        }
        if (!packageFailures.isEmpty()) {
            return Answer.failed(new Failure(packageFailures.remove(), "the patch ended with a code"));
        }
        sqlVersion = "11.0.7512.11";
        packagePending = true;
        effect("patched " + instance);
        onCall.accept("in package");
        return answer("package run", new Installed(true, "Summary: Passed"));
    }

    @Override
    public Answer<Installed> updateLync(PackageFile file, Progress progress, Duration timeout) {
        onCall.accept("before package");
        lyncVersion = "5.0.8308.1198";
        effect("updated Lync Server");
        onCall.accept("in package");
        return Answer.of(new Installed(false, ""));
    }

    private String title(UpdateId id) {
        return Optional.ofNullable(updates.get(id)).map(Update::title).orElse("?");
    }

    private boolean rebootNeeded(UpdateId id) {
        Update update = updates.get(id);
        return update != null && update.rebootBehavior() != Update.RebootBehavior.NEVER_REBOOTS;
    }

    @Override
    public synchronized Answer<State> state(WorkloadKind kind, Duration timeout) {
        return answer("state", workload);
    }

    @Override
    public synchronized Answer<List<String>> serving(Duration timeout) {
        return answer("serving", workload == State.SERVING ? List.copyOf(product) : List.of());
    }

    @Override
    public Optional<Failure> objection(WorkloadKind kind, Duration timeout) {
        return Optional.ofNullable(objection);
    }

    @Override
    public Answer<Optional<PoolReadiness>> poolReadiness(WorkloadKind kind, Duration timeout) {
        PoolState state = poolStates.size() > 1 ? poolStates.remove() : poolStates.element();
        onCall.accept("pool readiness");
        return answer("poolReadiness", Optional.of(new PoolReadiness(state, "the pool: " + state)));
    }

    @Override
    public Drain drain(WorkloadKind kind, Duration timeout, Progress progress) {
        onCall.accept("before drain");
        if (!kind.drained()) {
            return new Drain(DrainOutcome.NOT_NEEDED, null, "nothing to drain on a " + kind);
        }
        if (drainOutcome != DrainOutcome.DRAINED) {
            return new Drain(drainOutcome, null, "12 conferences left");
        }
        synchronized (this) {
            workload = State.DRAINED;
        }
        effect("drained");
        onCall.accept("after drain");
        return new Drain(DrainOutcome.DRAINED, null, "");
    }

    @Override
    public Answer<State> restore(WorkloadKind kind, Duration timeout, Progress progress) {
        onCall.accept("before restore");
        synchronized (this) {
            workload = State.SERVING;
        }
        effect("restored");
        onCall.accept("after restore");
        return answer("restore", State.SERVING);
    }

    @Override
    public Health health(WorkloadKind kind, Duration timeout) {
        onCall.accept("health");
        return new Health(health, "");
    }

    @Override
    public Answer<Optional<List<Database>>> databases(Duration timeout) {
        String installed = databaseOld ? "15.13.1" : "15.13.5";
        return answer(
                "databases",
                Optional.of(List.of(new Database("rtcxds", "se01.lync.example", "RTC", installed, "15.13.5"))));
    }

    @Override
    public Answer<Boolean> databaseUpdateNeeded(WorkloadKind kind, Duration timeout) {
        return answer("databaseUpdateNeeded", databaseOld);
    }

    @Override
    public Answer<Boolean> updateDatabase(WorkloadKind kind, Duration timeout, Progress progress) {
        onCall.accept("before database");
        databaseOld = false;
        effect("database updated");
        onCall.accept("after database");
        return Answer.of(true);
    }

    private UpdateState afterRestart(UpdateId id) {
        return leaving.contains(id) ? UpdateState.MISSING : UpdateState.INSTALLED;
    }

    @Override
    public Failure restart(String reason) {
        onCall.accept("before restart");
        if (failing.contains("restart")) {
            return Failure.of("access denied");
        }
        synchronized (this) {
            bootAt = bootAt.plusSeconds(600);
            packagePending = false;
            states.replaceAll((id, state) -> state == UpdateState.INSTALLED_PENDING_REBOOT ? afterRestart(id) : state);
            comingBack.forEach(id -> states.put(id, UpdateState.MISSING));
        }
        effect("restarted");
        throw new HostDown("restart");
    }
}
