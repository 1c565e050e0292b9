package dev.mainstay.agent.windows.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Inventory.Component;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.Workload.DrainOutcome;
import dev.mainstay.agent.platform.Workload.HealthState;
import dev.mainstay.agent.platform.Workload.State;
import dev.mainstay.agent.platform.WorkloadKind;
import dev.mainstay.agent.windows.FakePace;
import dev.mainstay.agent.windows.FakePrograms;
import dev.mainstay.agent.windows.FakeServices;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.services.Services;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowsWorkloadTest {

    private static final Duration MINUTES = Duration.ofMinutes(30);
    private static final Progress NOBODY = (percent, message) -> {};
    private static final Answer<List<Component>> LYNC_2013 =
            Answer.of(List.of(new Component("Microsoft Lync Server 2013, Core Components", "5.0.8308.992")));
    private final FakeServices services = new FakeServices()
            .add("MSSQL$RTCLOCAL", "SQL Server (RTCLOCAL)", Services.State.RUNNING, StartType.AUTOMATIC)
            .add("RTCSRV", "Lync Server Front-End", Services.State.RUNNING, StartType.AUTOMATIC)
            .add("RTCOFF", "Lync Server Something", Services.State.STOPPED, StartType.MANUAL);
    private final FakePrograms programs = new FakePrograms();

    @TempDir
    Path folder;

    private Workload workload(Answer<List<Component>> components) {
        Inventory inventory = (Inventory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Inventory.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("components")) {
                        return components;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return new WindowsWorkload(
                inventory,
                services,
                new PowerShell(programs, Path.of("/windows")),
                folder,
                "fe01.lync.example",
                new FakePace());
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "SQL_STORE", "FILE_STORE", "UNKNOWN"})
    void withoutLyncThereIsNothingToDrain(WorkloadKind kind) {
        Workload workload = workload(Answer.of(List.of()));

        assertThat(workload.drain(kind, MINUTES, NOBODY).outcome()).isEqualTo(DrainOutcome.NOT_NEEDED);
        assertThat(workload.state(kind, MINUTES)).isEqualTo(Answer.of(State.SERVING));
        assertThat(workload.databaseUpdateNeeded(kind, MINUTES)).isEqualTo(Answer.of(false));
        assertThat(services.calls).isEmpty();
    }

    @Test
    void aFrontEndWithoutLyncServerOrWithAnUnreadableRegistryIsNotPatchedBlindly() {
        WorkloadKind kind = WorkloadKind.ENTERPRISE_FRONT_END;

        assertThat(workload(Answer.of(List.of())).drain(kind, MINUTES, NOBODY).outcome())
                .isEqualTo(DrainOutcome.FAILED);
        assertThat(workload(Answer.failed(Failure.of("no rights")))
                        .drain(kind, MINUTES, NOBODY)
                        .message())
                .isEqualTo("no rights");
        assertThat(workload(Answer.failed(Failure.of("no rights")))
                        .health(kind, MINUTES)
                        .state())
                .isEqualTo(HealthState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Ready, HEALTHY, ''",
        "Busy, UNHEALTHY, Get-CsPoolUpgradeReadinessState: Busy",
        "InsufficientActiveFrontEnds, UNHEALTHY, Get-CsPoolUpgradeReadinessState: InsufficientActiveFrontEnds",
    })
    void aFrontEndIsHealthyWhenItsPoolIsReady(String state, HealthState health, String message) {
        programs.ending(0, "mainstay:state=" + state + "\nmainstay:done=true\n");

        assertThat(workload(LYNC_2013).health(WorkloadKind.ENTERPRISE_FRONT_END, MINUTES))
                .isEqualTo(new Workload.Health(health, message));
    }

    @Test
    void aPoolThatCannotBeAskedIsOfUnknownHealth() {
        programs.ending(0, "");

        assertThat(workload(LYNC_2013)
                        .health(WorkloadKind.ENTERPRISE_FRONT_END, MINUTES)
                        .state())
                .isEqualTo(HealthState.UNKNOWN);
    }

    @Test
    void aServiceThatStartsByItselfAndDoesNotRunIsNotHealthy() {
        services.stop("MSSQL$RTCLOCAL");

        assertThat(workload(LYNC_2013).health(WorkloadKind.EDGE, MINUTES))
                .isEqualTo(new Workload.Health(HealthState.UNHEALTHY, "not running: MSSQL$RTCLOCAL (STOPPED)"));
        services.start("MSSQL$RTCLOCAL");
        assertThat(workload(LYNC_2013).health(WorkloadKind.EDGE, MINUTES).state())
                .isEqualTo(HealthState.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "rtcab rtcxds, '', true",
        "'', '', false",
        "rtcab, xds, true",
    })
    void databasesOnAStandardEditionServerAreAskedForTheirVersions(String older, String unknown, boolean needed) {
        programs.ending(0, "mainstay:older=" + older + "\nmainstay:unknown=" + unknown + "\nmainstay:done=true\n");

        assertThat(workload(LYNC_2013).databaseUpdateNeeded(WorkloadKind.STANDARD_EDITION, MINUTES))
                .isEqualTo(Answer.of(needed));
        assertThat(workload(LYNC_2013).databaseUpdateNeeded(WorkloadKind.ENTERPRISE_FRONT_END, MINUTES))
                .isEqualTo(Answer.of(false));
    }

    @Test
    void aDatabaseThatTellsNoVersionIsNotUpToDate() {
        programs.ending(0, "mainstay:older=\nmainstay:unknown=xds\nmainstay:done=true\n");

        assertThat(workload(LYNC_2013)
                        .databaseUpdateNeeded(WorkloadKind.STANDARD_EDITION, MINUTES)
                        .whyNot()
                        .orElseThrow()
                        .message())
                .contains("xds");
    }

    @Test
    void theDatabaseUpdateIsTheDocumentedOne() {
        programs.ending(0, "mainstay:done=true");

        assertThat(workload(LYNC_2013).updateDatabase(WorkloadKind.STANDARD_EDITION, MINUTES, NOBODY))
                .isEqualTo(Answer.of(true));
        assertThat(FakePrograms.script(programs.commands.get(0)))
                .contains("Install-CsDatabase -Update -LocalDatabases");
    }
}
