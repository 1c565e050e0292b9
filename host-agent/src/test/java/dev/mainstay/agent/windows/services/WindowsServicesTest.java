package dev.mainstay.agent.windows.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.windows.services.Services.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service manager of Wine, with a service of this test's own and the spooler that Wine brings along. */
@Tag("windows")
class WindowsServicesTest {

    private static final String OWN = "MainstayTest";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private final JnaServices services = new JnaServices();

    @BeforeEach
    void made() {
        gone();
        try (W32ServiceManager manager =
                new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE)) {
            SC_HANDLE handle = Advapi32.INSTANCE.CreateService(
                    manager.getHandle(),
                    OWN,
                    "Lync Server für Tests",
                    Winsvc.SERVICE_ALL_ACCESS,
                    WinNT.SERVICE_WIN32_OWN_PROCESS,
                    WinNT.SERVICE_DEMAND_START,
                    WinNT.SERVICE_ERROR_NORMAL,
                    "C:\\none\\none.exe",
                    null,
                    null,
                    null,
                    null,
                    null);
            assertThat(handle).isNotNull();
            Advapi32.INSTANCE.CloseServiceHandle(handle);
        }
    }

    @AfterEach
    void gone() {
        if (services.status(OWN).known().orElseThrow().isPresent()) {
            try (W32ServiceManager manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
                    var service = manager.openService(OWN, WinNT.DELETE)) {
                Advapi32.INSTANCE.DeleteService(service.getHandle());
            }
        }
    }

    private Status own() {
        return services.status(OWN).known().orElseThrow().orElseThrow();
    }

    @Test
    void aServiceIsFoundWithItsStartTypeAndProgram() {
        assertThat(own().displayName()).isEqualTo("Lync Server für Tests");
        assertThat(own().stopped()).isTrue();
        assertThat(own().startType()).contains(StartType.MANUAL);
        assertThat(own().imagePath()).contains("C:\\none\\none.exe");
        assertThat(services.all().known().orElseThrow())
                .filteredOn(status -> status.name().equals(OWN))
                .singleElement()
                .satisfies(status -> assertThat(WorkloadServices.isLync(status)).isTrue());
    }

    @Test
    void theStartTypeIsChangedAndNothingElse() {
        assertThat(services.setStartType(OWN, StartType.DISABLED)).isEmpty();

        assertThat(own().startType()).contains(StartType.DISABLED);
        assertThat(own().displayName()).isEqualTo("Lync Server für Tests");
        assertThat(own().imagePath()).contains("C:\\none\\none.exe");
        assertThat(services.setStartType(OWN, StartType.AUTOMATIC)).isEmpty();
        assertThat(own().startType()).contains(StartType.AUTOMATIC);
    }

    @Test
    void aServiceThatDoesNotStartIsAFailureAndOneThatIsNotThereIsNone() {
        assertThat(services.start(OWN).orElseThrow().hresult()).isNotNull();
        assertThat(services.stop(OWN)).isEmpty();
        assertThat(services.status("NoSuchService").known().orElseThrow()).isEmpty();
        assertThat(services.start("NoSuchService").orElseThrow().hresult()).hasToString("0x80070424");
    }

    @Test
    void aServiceIsStartedAndStoppedAndDoingItAgainIsNoFailure() {
        ServiceWatch watch = new ServiceWatch(services, Pace.real());

        assertThat(watch.start("Spooler", PATIENCE)).isEmpty();
        assertThat(watch.start("Spooler", PATIENCE)).isEmpty();
        assertThat(services.runningDependents("Spooler").known()).isPresent();
        assertThat(watch.stop("Spooler", PATIENCE)).isEmpty();
        assertThat(watch.stop("Spooler", PATIENCE)).isEmpty();
    }
}
