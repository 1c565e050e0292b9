package dev.mainstay.local.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.Workload.DrainOutcome;
import dev.mainstay.agent.platform.Workload.PoolReadiness;
import dev.mainstay.agent.platform.Workload.PoolState;
import dev.mainstay.agent.platform.Workload.State;
import dev.mainstay.agent.platform.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedMachineTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ROLLUP = "Simulated security rollup 3 for Windows Server 2012 R2";

    @TempDir
    Path folder;

    /** Time passes by itself, and can be put forward. */
    private Duration ahead = Duration.ZERO;

    private final InstantSource time = () -> Instant.now().plus(ahead);

    @Test
    void anInstallGoesOnWhenItsAgentIsGoneAndIsNotDoneTwice() {
        // Given an agent that is killed while it installs
        SimulatedMachine machine = machine("ENTERPRISE_FRONT_END", "", new Pace(1));
        UpdateId update = downloaded(machine, ROLLUP);
        Thread.currentThread().interrupt();
        updates(machine).install(List.of(update), (percent, message) -> {}, LONG);
        assertThat(Thread.interrupted()).isTrue();

        // When the process is gone too, and time passes
        assertThat(updates(machine)
                        .install(List.of(update), (percent, message) -> {}, LONG)
                        .whyNot())
                .hasValueSatisfying(why -> assertThat(why.hresult()).isEqualTo(Hresult.WU_E_OPERATIONINPROGRESS));
        ahead = Duration.ofMinutes(20);
        SimulatedMachine later = machine("ENTERPRISE_FRONT_END", "", new Pace(100_000));

        // Then
        assertThat(titles(later, UpdateState.INSTALLED_PENDING_REBOOT)).contains(ROLLUP);
        assertThat(EffectsLog.of(folder).stream().filter(Effect.InstallBegan.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aSimulatedFrontEndsPoolIsReadyUnlessAFaultSaysOtherwiseAndItsWordsSaySimulated() {
        WorkloadKind kind = WorkloadKind.ENTERPRISE_FRONT_END;
        var ready = new SimulatedHost(machine(kind.name(), "", new Pace(1)))
                .workload()
                .poolReadiness(kind, LONG);
        var not = new SimulatedHost(machine(kind.name(), "pool-not-ready", new Pace(1)))
                .workload()
                .poolReadiness(kind, LONG);

        assertThat(ready.known().orElseThrow().orElseThrow())
                .isEqualTo(new PoolReadiness(PoolState.READY, "The simulated pool is ready"));
        assertThat(not.known().orElseThrow().orElseThrow().state()).isEqualTo(PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS);
        assertThat(not.known().orElseThrow().orElseThrow().message()).startsWith("Simulated fault");
        assertThat(new SimulatedHost(machine("EDGE", "", new Pace(1)))
                        .workload()
                        .poolReadiness(WorkloadKind.EDGE, LONG))
                .isEqualTo(Answer.of(Optional.empty()));
    }

    @Test
    void aSimulatedFrontEndServesUntilItIsDrainedAndAPlainServerNever() {
        var frontEnd = new SimulatedHost(machine("ENTERPRISE_FRONT_END", "", new Pace(100_000))).workload();
        var plain = new SimulatedHost(machine("PLAIN", "", new Pace(1))).workload();

        assertThat(frontEnd.serving(LONG)).isEqualTo(Answer.of(List.of("simulated services of Lync Server")));
        assertThat(plain.serving(LONG)).isEqualTo(Answer.of(List.of()));

        frontEnd.drain(WorkloadKind.ENTERPRISE_FRONT_END, LONG, (percent, message) -> {});
        assertThat(frontEnd.serving(LONG)).isEqualTo(Answer.of(List.of()));
    }

    @Test
    void aRestartPutsWhatWaitsIntoEffectAndADrainedMachineStaysDrained() {
        // Given
        SimulatedMachine machine = machine("ENTERPRISE_FRONT_END", "", new Pace(1000));
        UpdateId update = downloaded(machine, ROLLUP);
        SimulatedHost host = new SimulatedHost(machine);
        assertThat(host.workload()
                        .drain(WorkloadKind.ENTERPRISE_FRONT_END, LONG, (percent, message) -> {})
                        .outcome())
                .isEqualTo(DrainOutcome.DRAINED);
        updates(machine).install(List.of(update), (percent, message) -> {}, LONG);

        // When
        assertThatThrownBy(() -> host.restart().restart("test")).isInstanceOf(HostDown.class);
        assertThatThrownBy(() -> host.inventory().lastBootAt(LONG)).isInstanceOf(HostDown.class);
        ahead = Duration.ofMinutes(1);

        // Then
        assertThat(machine.up()).isTrue();
        assertThat(host.workload()
                        .state(WorkloadKind.ENTERPRISE_FRONT_END, LONG)
                        .known())
                .contains(State.DRAINED);
        assertThat(titles(machine, UpdateState.MISSING)).doesNotContain(ROLLUP);
        assertThat(titles(machine, UpdateState.INSTALLED)).contains(ROLLUP);
    }

    @Test
    void aCrashInMidInstallRollsItBackOnceAndThenItWorks() {
        // Given
        SimulatedMachine machine = machine("PLAIN", "crash-in-install:1", new Pace(100_000));
        UpdateId stack = downloaded(machine, "Simulated servicing stack for Windows Server 2012 R2");

        // When
        assertThatThrownBy(() -> updates(machine).install(List.of(stack), (percent, message) -> {}, LONG))
                .isInstanceOf(HostDown.class);
        ahead = Duration.ofMinutes(1);

        // Then
        assertThat(titles(machine, UpdateState.MISSING))
                .contains("Simulated servicing stack for Windows Server 2012 R2");
        var again = updates(machine).install(List.of(stack), (percent, message) -> {}, LONG);
        assertThat(again.known().orElseThrow())
                .singleElement()
                .satisfies(result -> assertThat(result.code()).isEqualTo(ResultCode.SUCCEEDED));
        assertThat(EffectsLog.of(folder)).anyMatch(Effect.InstallRolledBack.class::isInstance);
    }

    @Test
    void theRollupAppearsOnlyBehindTheServicingStackAndReplacesTheOlderOne() {
        // Given
        SimulatedMachine machine = machine("PLAIN", "", new Pace(100_000));
        assertThat(titles(machine, UpdateState.MISSING))
                .contains("Simulated security rollup 2 for Windows Server 2012 R2")
                .doesNotContain(ROLLUP, "Simulated language pack");

        // When
        UpdateId stack = downloaded(machine, "Simulated servicing stack for Windows Server 2012 R2");
        updates(machine).install(List.of(stack), (percent, message) -> {}, LONG);

        // Then
        assertThat(titles(machine, UpdateState.MISSING))
                .contains(ROLLUP)
                .doesNotContain("Simulated security rollup 2 for Windows Server 2012 R2");
    }

    @Test
    void whatIsRemovedIsGoneAfterTheRestartAndOfferedAgain() {
        // Given
        SimulatedMachine machine = machine("ENTERPRISE_FRONT_END", "", new Pace(100_000));
        SimulatedHost host = new SimulatedHost(machine);
        UpdateId update = downloaded(machine, ROLLUP);
        updates(machine).install(List.of(update), (percent, message) -> {}, LONG);
        assertThatThrownBy(() -> host.restart().restart("test")).isInstanceOf(HostDown.class);
        ahead = Duration.ofMinutes(1);
        assertThat(titles(machine, UpdateState.INSTALLED)).contains(ROLLUP);

        // When
        assertThat(updates(machine)
                        .uninstall(List.of(update), (percent, message) -> {}, LONG)
                        .known()
                        .orElseThrow())
                .singleElement()
                .satisfies(result -> assertThat(result.rebootRequired()).isTrue());
        assertThat(titles(machine, UpdateState.INSTALLED_PENDING_REBOOT)).contains(ROLLUP);
        assertThatThrownBy(() -> host.restart().restart("test")).isInstanceOf(HostDown.class);
        ahead = Duration.ofMinutes(2);

        // Then
        assertThat(machine.up()).isTrue();
        assertThat(titles(machine, UpdateState.MISSING)).contains(ROLLUP);
        assertThat(titles(machine, UpdateState.INSTALLED)).doesNotContain(ROLLUP);
        assertThat(titles(machine, UpdateState.INSTALLED_PENDING_REBOOT)).doesNotContain(ROLLUP);
    }

    @Test
    void anUpdateWithLicenceTermsComesOnlyAfterSomebodyAcceptedThem() {
        SimulatedMachine machine = machine("PLAIN", "", new Pace(100_000));
        UpdateId framework = find(machine, SimulatedOffers.FRAMEWORK);
        assertThat(updates(machine)
                        .download(List.of(framework), (percent, message) -> {}, LONG)
                        .known()
                        .orElseThrow())
                .singleElement()
                .satisfies(result -> assertThat(result.hresult()).isEqualTo(Hresult.WU_E_EULAS_DECLINED));

        assertThat(updates(machine).acceptEulas(List.of(framework), LONG).known())
                .contains(List.of(framework));
        assertThat(updates(machine).acceptEulas(List.of(framework), LONG).known())
                .contains(List.of());

        downloaded(machine, SimulatedOffers.FRAMEWORK);
        updates(machine).install(List.of(framework), (percent, message) -> {}, LONG);
        assertThat(titles(machine, UpdateState.INSTALLED)).contains(SimulatedOffers.FRAMEWORK);
        assertThat(EffectsLog.of(folder).stream().filter(Effect.TermsAccepted.class::isInstance))
                .hasSize(1);
    }

    @Test
    void anExclusiveUpdateIsRefusedTogetherWithOthersAndAnythingWithoutADownload() {
        SimulatedMachine machine = machine("PLAIN", "", new Pace(100_000));
        UpdateId stack = find(machine, "Simulated servicing stack for Windows Server 2012 R2");
        UpdateId rollup = find(machine, "Simulated security rollup 2 for Windows Server 2012 R2");

        assertThat(updates(machine)
                        .install(List.of(stack, rollup), (percent, message) -> {}, LONG)
                        .whyNot())
                .hasValueSatisfying(
                        why -> assertThat(why.hresult()).isEqualTo(Hresult.WU_E_EXCLUSIVE_INSTALL_CONFLICT));
        assertThat(updates(machine)
                        .install(List.of(stack), (percent, message) -> {}, LONG)
                        .known()
                        .orElseThrow())
                .singleElement()
                .satisfies(result -> assertThat(result.hresult()).isEqualTo(Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD));
    }

    @Test
    void aRefusalPassesAndAPermanentFailureDoesNot() {
        SimulatedMachine busy = machine("PLAIN", "refuse-install:0x80240016:1", new Pace(100_000));
        UpdateId stack = downloaded(busy, "Simulated servicing stack for Windows Server 2012 R2");
        assertThat(updates(busy)
                        .install(List.of(stack), (percent, message) -> {}, LONG)
                        .whyNot())
                .hasValueSatisfying(why -> assertThat(why.hresult()).isEqualTo(Hresult.WU_E_INSTALL_NOT_ALLOWED));
        assertThat(updates(busy)
                        .install(List.of(stack), (percent, message) -> {}, LONG)
                        .known())
                .isPresent();

        SimulatedMachine broken = SimulatedMachine.open(
                MachineSpec.of("b.example", "PLAIN", "", "fail-install:0x80070643:always"),
                folder.resolve("b"),
                clock(),
                new Pace(100_000));
        UpdateId same = downloaded(broken, "Simulated servicing stack for Windows Server 2012 R2");
        for (int i = 0; i < 3; i++) {
            assertThat(updates(broken)
                            .install(List.of(same), (percent, message) -> {}, LONG)
                            .known()
                            .orElseThrow())
                    .singleElement()
                    .satisfies(result -> assertThat(result.code()).isEqualTo(ResultCode.FAILED));
        }
    }

    @Test
    void theSqlInstancesOfAForgottenStandardEditionServerClimbOverTheServicePack() {
        SimulatedMachine machine = SimulatedMachine.open(
                MachineSpec.of("se.example", "STANDARD_EDITION", "RTC RTCLOCAL LYNCLOCAL", ""),
                folder,
                clock(),
                new Pace(100_000));
        assertThat(titles(machine, UpdateState.MISSING))
                .contains("Simulated SQL Server 2012 Service Pack 4 (KB4018073)")
                .doesNotContain("Simulated security update for SQL Server 2012 Service Pack 4 (KB5021123)");
        assertThat(sqlVersion(machine)).isEqualTo("11.0.6020.0");

        install(machine, "Simulated SQL Server 2012 Service Pack 4 (KB4018073)");
        assertThat(sqlVersion(machine)).isEqualTo("11.0.7001.0");
        install(machine, "Simulated security update for SQL Server 2012 Service Pack 4 (KB5021123)");
        assertThat(sqlVersion(machine)).isEqualTo("11.0.7512.11");
    }

    @Test
    void theDatabasesOfAStandardEditionServerAreOlderUntilTheyAreUpdatedAfterLyncServer() {
        SimulatedMachine machine = SimulatedMachine.open(
                MachineSpec.of("se.example", "STANDARD_EDITION", "RTC RTCLOCAL LYNCLOCAL", ""),
                folder,
                clock(),
                new Pace(100_000));
        assertThat(databases(machine, Database.State.OLDER)).isEmpty();

        install(machine, "Simulated security update for Lync Server 2013 (KB5016714)");
        assertThat(databases(machine, Database.State.OLDER)).containsExactly("rtcab", "rtcxds");
        new SimulatedHost(machine)
                .workload()
                .updateDatabase(WorkloadKind.STANDARD_EDITION, LONG, (percent, message) -> {});
        assertThat(databases(machine, Database.State.CURRENT)).containsExactly("rtcab", "rtcxds", "xds", "lyss");
        assertThat(new SimulatedHost(machine("PLAIN", "", new Pace(1)))
                        .workload()
                        .databases(LONG))
                .isEqualTo(Answer.of(Optional.empty()));
    }

    @Test
    void aLineThatAKilledProcessLeftTornIsCutOff() throws IOException {
        machine("PLAIN", "", new Pace(1)).record(new Effect.DatabaseUpdated(Instant.now()));
        Path file = folder.resolve("effects.jsonl");
        List<Effect> whole = EffectsLog.of(folder);
        Files.writeString(file, "{\"effect\":\"went-d", StandardOpenOption.APPEND);

        SimulatedMachine again = machine("PLAIN", "", new Pace(1));
        again.record(new Effect.DatabaseUpdated(Instant.now()));

        assertThat(EffectsLog.of(folder))
                .startsWith(whole.toArray(Effect[]::new))
                .hasSize(whole.size() + 1);
    }

    private SimulatedMachine machine(String kind, String faults, Pace pace) {
        return SimulatedMachine.open(MachineSpec.of("a.example", kind, "", faults), folder, clock(), pace);
    }

    private Clock clock() {
        return time.withZone(ZoneOffset.UTC);
    }

    private void install(SimulatedMachine machine, String title) {
        UpdateId update = downloaded(machine, title);
        assertThat(updates(machine)
                        .install(List.of(update), (percent, message) -> {}, LONG)
                        .known())
                .isPresent();
        assertThatThrownBy(() -> new SimulatedHost(machine).restart().restart("test"))
                .isInstanceOf(HostDown.class);
        ahead = ahead.plus(Duration.ofMinutes(1));
        assertThat(machine.up()).isTrue();
    }

    @Test
    void localDbIsNoInstanceOfTheMachine() {
        SimulatedMachine machine = SimulatedMachine.open(
                MachineSpec.of("print.example", "PLAIN", "RTC LOCALDB:11.0", ""), folder, clock(), new Pace(1));

        Inventory inventory = new SimulatedHost(machine).inventory();

        assertThat(inventory.localDbs(LONG).known().orElseThrow())
                .containsExactly(new Inventory.LocalDb("11.0", "11.0.7001.0"));
        assertThat(inventory.sqlInstances(LONG).known().orElseThrow())
                .extracting(Inventory.SqlInstance::name)
                .containsExactly("RTC");
        assertThat(machine.spec().instanceCells()).containsExactly("RTC", "LOCALDB:11.0");
    }

    private static List<String> databases(SimulatedMachine machine, Database.State state) {
        return new SimulatedHost(machine)
                .workload().databases(LONG).known().orElseThrow().orElseThrow().stream()
                        .filter(database -> database.state() == state)
                        .map(Database::name)
                        .toList();
    }

    private static String sqlVersion(SimulatedMachine machine) {
        return Objects.requireNonNull(new SimulatedHost(machine)
                .inventory()
                .sqlInstances(LONG)
                .known()
                .orElseThrow()
                .get(0)
                .version());
    }

    private static UpdateId downloaded(SimulatedMachine machine, String title) {
        UpdateId update = find(machine, title);
        machine.record(new Effect.Downloaded(machine.now(), update.id()));
        return update;
    }

    private static UpdateId find(SimulatedMachine machine, String title) {
        return machine.updates()
                .find(SimulatedOffers.id(title))
                .map(entry -> entry.update().id())
                .orElseThrow();
    }

    private static List<String> titles(SimulatedMachine machine, UpdateState state) {
        return updates(machine).search(state, LONG).known().orElseThrow().updates().stream()
                .map(Update::title)
                .toList();
    }

    private static WindowsUpdate updates(SimulatedMachine machine) {
        return new SimulatedHost(machine).windowsUpdate();
    }
}
