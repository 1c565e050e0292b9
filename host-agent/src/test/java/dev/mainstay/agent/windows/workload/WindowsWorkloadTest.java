package dev.mainstay.agent.windows.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        services.remove("RTCSRV");
        services.remove("RTCOFF");
        Workload workload = workload(Answer.of(List.of()));

        assertThat(workload.drain(kind, MINUTES, NOBODY).outcome()).isEqualTo(DrainOutcome.NOT_NEEDED);
        assertThat(workload.state(kind, MINUTES)).isEqualTo(Answer.of(State.SERVING));
        assertThat(workload.databaseUpdateNeeded(kind, MINUTES)).isEqualTo(Answer.of(false));
        assertThat(services.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Skype for Business Server Video Interop Server, RTCVIS, UNKNOWN, true",
        "Skype for Business Server Video Interop Server, RTCVIS, PLAIN, true",
        "Lync Server Audio/Video Conferencing, RTCAVMCU, UNKNOWN, true",
        "Lync Server Audio/Video Conferencing, RTCAVMCU, AV_CONFERENCING, false",
        "Lync Server Replica Replicator Agent, REPLICA, PLAIN, false",
        "Skype for Business Server Video Interop Server, RTCVIS, VIDEO_INTEROP, false",
    })
    void aHostThatShowsTheProductsServicesIsNotTouchedWhenItsKindIsNotKnown(
            String displayName, String name, WorkloadKind kind, boolean refused) {
        services.remove("RTCSRV");
        services.remove("RTCOFF");
        services.add(name, displayName, Services.State.RUNNING, StartType.AUTOMATIC);
        Workload workload = workload(Answer.of(List.of()));

        Optional<Failure> objection = workload.objection(kind, MINUTES);

        assertThat(objection.isPresent()).isEqualTo(refused);
        objection.ifPresent(failure -> {
            assertThat(failure.message()).contains(displayName).contains("nothing was touched");
            assertThat(workload.drain(kind, MINUTES, NOBODY).outcome()).isEqualTo(DrainOutcome.FAILED);
        });
        assertThat(services.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RTCSRV, Lync Server Front-End, RUNNING, true",
        "RTCSRV, Lync Server Front-End, START_PENDING, true",
        "RTCSRV, Lync Server Front-End, PAUSED, true",
        "RTCSRV, Lync Server Front-End, STOPPED, false",
        "RTCMEDSRV, Skype for Business Server Mediation, RUNNING, true",
        "REPLICA, Lync Server Replica Replicator Agent, RUNNING, false",
        "RTCCLSAGT, Lync Server Centralized Logging Service Agent, RUNNING, false",
        "WACSM, Office Web Apps, RUNNING, false",
    })
    void whatServesIsWhatWindowsSaysWhateverAnOrderCallsTheHost(
            String name, String displayName, Services.State state, boolean serves) {
        services.remove("RTCSRV");
        services.remove("RTCOFF");
        services.add(name, displayName, state, StartType.AUTOMATIC);

        assertThat(workload(Answer.of(List.of())).serving(MINUTES))
                .isEqualTo(Answer.of(serves ? List.of(displayName) : List.of()));
        assertThat(services.calls).isEmpty();
    }

    @Test
    void nothingServesAfterADrain() {
        assertThat(workload(LYNC_2013).serving(MINUTES)).isEqualTo(Answer.of(List.of("Lync Server Front-End")));
        services.remove("RTCSRV");
        services.add("RTCSRV", "Lync Server Front-End", Services.State.STOPPED, StartType.MANUAL);

        assertThat(workload(LYNC_2013).serving(MINUTES)).isEqualTo(Answer.of(List.of()));
    }

    @Test
    void coreComponentsAloneMakeAnUnknownHostOneOfTheProductAndAPlainOneNot() {
        services.remove("RTCSRV");
        services.remove("RTCOFF");

        assertThat(workload(LYNC_2013).objection(WorkloadKind.UNKNOWN, MINUTES)).isPresent();
        assertThat(workload(LYNC_2013).objection(WorkloadKind.PLAIN, MINUTES)).isEmpty();
        assertThat(workload(Answer.failed(Failure.of("no rights"))).objection(WorkloadKind.UNKNOWN, MINUTES))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "VIDEO_INTEROP, 6.0.9319.235",
        "MONITORING, 4.0.7577.0",
        "ARCHIVING, 4.0.7577.0",
        "AV_CONFERENCING, 4.0.7577.0"
    })
    void serversOfTheirOwnAreDrainedAsMediationServersAre(WorkloadKind kind, String version) {
        programs.ending(0, "mainstay:done=true");
        Workload workload =
                workload(Answer.of(List.of(new Component("Microsoft Lync Server 2010, Core Components", version))));

        assertThat(workload.objection(kind, MINUTES)).isEmpty();
        assertThat(workload.drain(kind, MINUTES, NOBODY).outcome()).isEqualTo(DrainOutcome.DRAINED);
        assertThat(FakePrograms.script(programs.commands.get(0))).contains("Stop-CsWindowsService -Graceful");
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

    @ParameterizedTest
    @CsvSource({
        "ENTERPRISE_FRONT_END, 5.0.8308.992, Ready,                       READY, Get-CsPoolUpgradeReadinessState",
        "ENTERPRISE_FRONT_END, 5.0.8308.992, Busy,                        BUSY,  Get-CsPoolUpgradeReadinessState",
        "ENTERPRISE_FRONT_END, 6.0.9319.869, InsufficientActiveFrontEnds, INSUFFICIENT_ACTIVE_FRONT_ENDS, Get-CsPoolUpgradeReadinessState",
        "ENTERPRISE_FRONT_END, 7.0.2046.530, Busy,                        BUSY,  Get-CsUpgradeDomainInfo",
        "ENTERPRISE_FRONT_END, 7.0.2046.820, '',                          '',    Get-CsUpgradeDomainInfo",
        "ENTERPRISE_FRONT_END, 4.0.7577.0,   Busy,                        '',    ''",
        "STANDARD_EDITION,     5.0.8308.992, Busy,                        '',    ''",
        "DIRECTOR,             5.0.8308.992, Busy,                        '',    ''",
        "EDGE,                 6.0.9319.869, Busy,                        '',    ''",
        "PLAIN,                5.0.8308.992, Busy,                        '',    ''",
    })
    void aFrontEndAsksItsPoolWithTheCmdletThatItsProductHas(
            WorkloadKind kind, String version, String says, String state, String cmdlet) {
        programs.ending(0, "mainstay:state=" + says + "\nmainstay:done=true\n");
        Workload workload = workload(Answer.of(List.of(new Component("…, Core Components", version))));

        var told = workload.poolReadiness(kind, MINUTES).known().orElseThrow();

        assertThat(told.map(readiness -> readiness.state().name()).orElse("")).isEqualTo(state);
        told.ifPresent(readiness -> assertThat(readiness.message()).isEqualTo(cmdlet + ": " + says));
        assertThat(programs.commands).hasSize(cmdlet.isEmpty() ? 0 : 1);
        programs.commands.forEach(command ->
                assertThat(FakePrograms.script(command)).contains(cmdlet).doesNotContain("-Graceful"));
    }

    @ParameterizedTest
    @CsvSource({"5.0.8308.992, 0", "6.0.9319.869, 1", "7.0.2046.530, 1"})
    void aPoolThatCannotBeAskedIsNeitherReadyNorNot(String version, int exitCode) {
        programs.ending(exitCode, exitCode == 0 ? "mainstay:state=Sleeping\nmainstay:done=true\n" : "");
        Workload workload = workload(Answer.of(List.of(new Component("…, Core Components", version))));

        assertThat(workload.poolReadiness(WorkloadKind.ENTERPRISE_FRONT_END, MINUTES)
                        .known())
                .isEmpty();
    }

    @Test
    void theDrainDoesNotAskThePoolForItIsThenThisHostThatItMisses() {
        programs.answering(command -> FakePrograms.script(command).contains("UpgradeReadiness")
                ? Answer.failed(Failure.of("must not be asked"))
                : Answer.of(new dev.mainstay.agent.windows.programs.Programs.Exit(0, "mainstay:done=true")));

        assertThat(workload(LYNC_2013)
                        .drain(WorkloadKind.ENTERPRISE_FRONT_END, MINUTES, NOBODY)
                        .outcome())
                .isEqualTo(DrainOutcome.DRAINED);
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

    @Test
    void anOfficeWebAppsServerWhoseServiceStandsIsNotHealthyAndItIsNoneOfTheProductsToStop() {
        services.add("WACSM", "Office Web Apps", Services.State.STOPPED, StartType.AUTOMATIC);
        Workload workload = workload(Answer.of(List.of()));

        assertThat(workload.health(WorkloadKind.OFFICE_WEB_APPS, MINUTES).message())
                .isEqualTo("not running: WACSM (STOPPED)");
        assertThat(workload.objection(WorkloadKind.OFFICE_WEB_APPS, MINUTES)).isEmpty();
        assertThat(workload.drain(WorkloadKind.OFFICE_WEB_APPS, MINUTES, NOBODY).outcome())
                .isEqualTo(DrainOutcome.NOT_NEEDED);
    }

    /** What the script says of databases, each as server, instance, installed and expected version and name. */
    private void testDatabases(String... databases) {
        StringBuilder told = new StringBuilder("WARNING: noise\r\n");
        for (int i = 0; i < databases.length; i++) {
            told.append("mainstay:database.%d=%s\r\n".formatted(i, databases[i].replace('|', '\t')));
        }
        programs.ending(0, told + "mainstay:databases=" + databases.length + "\r\nmainstay:done=true\r\n");
    }

    @Test
    void databasesAreToldWithWhereTheyAreAndTheirVersionsAlwaysInTheSameOrder() {
        testDatabases(
                "fe01.lync.example|rtclocal|10.13.2|10.13.2|xds",
                "|||3.1.1|lis",
                "SQL1.lync.example||15.13.1|15.13.5|rtcxds");

        assertThat(workload(LYNC_2013).databases(MINUTES).known().orElseThrow().orElseThrow())
                .containsExactly(
                        new Database("rtcxds", "SQL1.lync.example", null, "15.13.1", "15.13.5"),
                        new Database("xds", "fe01.lync.example", "rtclocal", "10.13.2", "10.13.2"),
                        new Database("lis", null, null, null, "3.1.1"));
        assertThat(programs.commands).hasSize(1);
        assertThat(FakePrograms.script(programs.commands.get(0))).contains("Test-CsDatabase -LocalService");
    }

    @Test
    void aHostWithoutLyncServerIsNotAskedForDatabasesAndOneThatFailsSaysWhy() {
        assertThat(workload(Answer.of(List.of())).databases(MINUTES)).isEqualTo(Answer.of(Optional.empty()));
        assertThat(programs.commands).isEmpty();
        programs.ending(1, "mainstay:error=access denied\r\n");
        assertThat(workload(LYNC_2013).databases(MINUTES))
                .isEqualTo(Answer.failed(Failure.of("TEST_DATABASES: access denied")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mainstay:databases=2\n", "mainstay:databases=2\nmainstay:database.1=\t\t\t3.1.1\n"})
    void anAnswerThatIsNotWholeIsNone(String rest) {
        programs.ending(0, "mainstay:database.0=\t\t\t3.1.1\tlis\n" + rest + "mainstay:done=true\n");

        assertThat(workload(LYNC_2013).databases(MINUTES).known()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "15.13.1, 10.13.2, true",
        "15.13.5, 10.13.2, false",
        "15.13.1, '',      true",
    })
    void onlyOlderDatabasesOnAStandardEditionServerAreUpdated(String installed, String other, boolean needed) {
        testDatabases(
                "FE01.lync.example|RTC|" + installed + "|15.13.5|rtcxds",
                "fe01.lync.example|RTC|" + other + "|10.13.2|xds",
                "sql9.lync.example|||8.1.2|lcslog");

        assertThat(workload(LYNC_2013).databaseUpdateNeeded(WorkloadKind.STANDARD_EDITION, MINUTES))
                .isEqualTo(Answer.of(needed));
        assertThat(workload(LYNC_2013).databaseUpdateNeeded(WorkloadKind.ENTERPRISE_FRONT_END, MINUTES))
                .isEqualTo(Answer.of(false));
    }

    @Test
    void aDatabaseThatTellsNoVersionIsNotUpToDate() {
        testDatabases("|RTC||10.13.2|xds");

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
