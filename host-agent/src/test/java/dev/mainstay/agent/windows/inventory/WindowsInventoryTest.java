package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Inventory.Hotfix;
import dev.mainstay.agent.platform.Inventory.InstanceState;
import dev.mainstay.agent.platform.Inventory.Service;
import dev.mainstay.agent.platform.Inventory.SqlInstance;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Inventory.UpdateService;
import dev.mainstay.agent.windows.FakeServices;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.RegistryFile;
import dev.mainstay.agent.windows.services.Services.State;
import dev.mainstay.agent.windows.services.Services.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsInventoryTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Instant BOOT = Instant.parse("2026-11-23T04:00:00Z");
    private final FakeServices services = new FakeServices()
            .add("MSSQL$RTCLOCAL", "SQL Server (RTCLOCAL)", State.RUNNING, StartType.AUTOMATIC)
            .add("MSSQL$LYNCLOCAL", "SQL Server (LYNCLOCAL)", State.STOP_PENDING, StartType.MANUAL)
            .add("RTCSRV", "Lync Server Front-End", State.RUNNING, StartType.AUTOMATIC)
            .add("Spooler", "Print Spooler", State.RUNNING, StartType.AUTOMATIC);

    @TempDir
    Path drive;

    private Inventory inventory(Registry registry, boolean installing) {
        return new WindowsInventory(
                registry,
                services,
                timeout -> Answer.of(List.of(new Hotfix("KB976902", LocalDate.of(2010, 11, 21)))),
                () -> Answer.of(BOOT),
                new SilentMachine(),
                () -> Answer.of(installing),
                drive);
    }

    @Test
    void anInstanceStandsAsItsServiceDoesAndOneWithoutAServiceDoesNotRun() throws Exception {
        Inventory inventory = inventory(RegistryFile.named("front-end"), false);

        assertThat(inventory.sqlInstances(TIMEOUT).known().orElseThrow())
                .containsExactlyInAnyOrder(
                        new SqlInstance(
                                "RTCLOCAL",
                                "MSSQL11.RTCLOCAL",
                                "11.0.6020.0",
                                "Express Edition",
                                InstanceState.RUNNING),
                        new SqlInstance(
                                "LYNCLOCAL",
                                "MSSQL11.LYNCLOCAL",
                                "11.0.2100.60",
                                "Express Edition",
                                InstanceState.STOP_PENDING),
                        new SqlInstance(
                                "REPORTS",
                                "MSSQL10_50.REPORTS",
                                "10.50.6000.34",
                                "Standard Edition",
                                InstanceState.STOPPED));
    }

    @Test
    void anInstanceWhoseServiceMayNotBeReadIsKnownAllTheSameAndNotSaidToBeStopped() throws Exception {
        services.failing("status MSSQL$RTCLOCAL", 5);

        Answer<List<SqlInstance>> answer =
                inventory(RegistryFile.named("front-end"), false).sqlInstances(TIMEOUT);

        assertThat(answer.known().orElseThrow())
                .hasSize(3)
                .filteredOn(instance -> instance.name().equals("RTCLOCAL"))
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.serviceState()).isEqualTo(InstanceState.UNKNOWN);
                    assertThat(instance.version()).isEqualTo("11.0.6020.0");
                });
    }

    @Test
    void onlyServicesOfTheWorkloadOfSqlServerAndOfOfficeWebAppsAreListed() {
        services.add("WACSM", "Office Web Apps", State.STOPPED, StartType.AUTOMATIC);
        services.add(new Status(
                "RTCCAA",
                "Conference attendant, renamed",
                State.STOPPED,
                Optional.of(StartType.DISABLED),
                Optional.of("\"C:\\Program Files\\Microsoft Lync Server 2013\\Application Host\\x.exe\"")));

        assertThat(inventory(RegistryFile.empty(), false)
                        .services(TIMEOUT)
                        .known()
                        .orElseThrow())
                .extracting(Service::name)
                .containsExactly("MSSQL$RTCLOCAL", "MSSQL$LYNCLOCAL", "RTCSRV", "WACSM", "RTCCAA");
    }

    @Test
    void aServiceWithoutAReadableStartTypeMakesTheListUnknown() {
        services.add(new Status("RTCX", "Lync Server X", State.RUNNING, Optional.empty(), Optional.empty()));

        assertThat(inventory(RegistryFile.empty(), false).services(TIMEOUT).whyNot())
                .isPresent();
    }

    @Test
    void ofTheServicesThatUpdatesNeedIsToldWhetherTheyAreDisabled() {
        services.add("TRUSTEDINSTALLER", "Windows Modules Installer", State.STOPPED, StartType.DISABLED)
                .add("BITS", "Background Intelligent Transfer Service", State.STOPPED, StartType.MANUAL)
                .add("wuauserv", "Windows Update", State.RUNNING, StartType.AUTOMATIC)
                .add(new Status("msiserver", "Windows Installer", State.STOPPED, Optional.empty(), Optional.empty()));

        assertThat(inventory(RegistryFile.empty(), false).updateServices(TIMEOUT))
                .isEqualTo(Answer.of(Optional.of(List.of(
                        new UpdateService("BITS", false),
                        new UpdateService("TrustedInstaller", true),
                        new UpdateService("wuauserv", false)))));
    }

    @Test
    void withoutAServiceManagerNobodyKnowsWhichAreDisabled() {
        services.failing("all", 5);

        assertThat(inventory(RegistryFile.empty(), false)
                        .updateServices(TIMEOUT)
                        .whyNot())
                .isPresent();
    }

    @Test
    void windowsIsBusyWhileServicingOrAnInstallerIs() throws Exception {
        assertThat(inventory(RegistryFile.empty(), false).servicingInProgress(TIMEOUT))
                .isEqualTo(Answer.of(false));
        assertThat(inventory(RegistryFile.empty(), true).servicingInProgress(TIMEOUT))
                .isEqualTo(Answer.of(true));
        assertThat(inventory(RegistryFile.named("front-end"), false).servicingInProgress(TIMEOUT))
                .isEqualTo(Answer.of(true));
    }

    @Test
    void theRestIsPassedOn() throws Exception {
        Inventory inventory = inventory(RegistryFile.named("plain-2019"), false);

        assertThat(inventory.lastBootAt(TIMEOUT)).isEqualTo(Answer.of(BOOT));
        assertThat(inventory.freeDiskBytes(TIMEOUT).known().orElseThrow()).isPositive();
        assertThat(inventory.hotfixes(TIMEOUT).known().flatMap(found -> found).orElseThrow())
                .hasSize(1);
        assertThat(inventory.updatePolicy(TIMEOUT).known().orElseThrow()).isPresent();
        assertThat(inventory.dotNet(TIMEOUT).known().orElseThrow()).isPresent();
        assertThat(inventory.operatingSystem(TIMEOUT).known().orElseThrow().build())
                .isEqualTo(17763);
        assertThat(inventory.components(TIMEOUT).known().orElseThrow()).isEmpty();
        assertThat(inventory.pendingRestart(TIMEOUT).known().orElseThrow().blocksInstall())
                .isFalse();
    }
}
