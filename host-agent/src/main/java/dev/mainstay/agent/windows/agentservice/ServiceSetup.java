package dev.mainstay.agent.windows.agentservice;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_ACTION;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.windows.services.JnaServices;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.ServiceWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Setup of the service, which puts it into the service manager and takes it out: {@code ServiceSetup install <configuration
 * file> <log folder>}, {@code ServiceSetup uninstall}. What install.ps1 and uninstall.ps1 call.
 */
public final class ServiceSetup {

    /** Name of the service. */
    public static final String NAME = "MainstayAgent";

    static final String DISPLAY_NAME = "Mainstay host agent";
    private static final Duration TO_STOP = Duration.ofMinutes(2);
    private static final int A_DAY = 24 * 60 * 60;

    private ServiceSetup() {}

    /** Exit codes: 0, 2 for wrong arguments, 1 when the service manager refuses. */
    public static void main(String[] arguments) {
        int exitCode = run(arguments);
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    static int run(String[] arguments) {
        try {
            if (arguments.length == 3 && arguments[0].equals("install")) {
                install(ServiceCommand.ofThisJvm(Path.of(arguments[1]), Path.of(arguments[2])));
            } else if (arguments.length == 1 && arguments[0].equals("uninstall")) {
                uninstall();
            } else {
                System.err.println("usage: ServiceSetup install <configuration file> <log folder> | uninstall");
                return 2;
            }
            return 0;
        } catch (Win32Exception e) {
            System.err.println("the service manager refused: " + e.getMessage() + " (Win32 error " + e.getErrorCode()
                    + "). Administrator rights are needed.");
            return 1;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** Starts by itself, after the others; started again after one, five and fifteen minutes when it ends with an error. */
    private static void install(String command) {
        try (W32ServiceManager manager =
                new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE)) {
            SC_HANDLE handle = Advapi32.INSTANCE.CreateService(
                    manager.getHandle(),
                    NAME,
                    DISPLAY_NAME,
                    Winsvc.SERVICE_ALL_ACCESS,
                    WinNT.SERVICE_WIN32_OWN_PROCESS,
                    WinNT.SERVICE_AUTO_START,
                    WinNT.SERVICE_ERROR_NORMAL,
                    command,
                    null,
                    null,
                    null,
                    null, // LocalSystem: the Windows Update Agent installs for no other account without a logon.
                    null);
            if (handle == null) {
                throw new Win32Exception(Native.getLastError());
            }
            try (W32Service service = new W32Service(handle)) {
                setRecovery(service);
            }
        }
    }

    /** Without it the service is installed all the same, and an administrator is told. */
    private static void setRecovery(W32Service service) {
        try {
            service.setFailureActions(List.of(restartAfter(1), restartAfter(5), restartAfter(15)), A_DAY, null, null);
            service.setFailureActionsFlag(true); // Also when it says itself that it stopped with an error.
        } catch (Win32Exception e) {
            System.err.println("warning: the service manager takes no recovery settings (Win32 error "
                    + e.getErrorCode() + "); set on the Recovery tab that the service is restarted");
        }
    }

    private static SC_ACTION restartAfter(int minutes) {
        SC_ACTION action = new SC_ACTION();
        action.type = Winsvc.SC_ACTION_RESTART;
        action.delay = minutes * 60_000;
        return action;
    }

    private static void uninstall() {
        Optional<Failure> failure = new ServiceWatch(new JnaServices(), Pace.real()).stop(NAME, TO_STOP);
        if (failure.isPresent()) {
            throw new IllegalStateException(
                    "the service does not stop: " + failure.get().message());
        }
        try (W32ServiceManager manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
                W32Service service = manager.openService(NAME, WinNT.DELETE)) {
            if (!Advapi32.INSTANCE.DeleteService(service.getHandle())) {
                throw new Win32Exception(Native.getLastError());
            }
        } catch (Win32Exception e) {
            if (e.getErrorCode() != W32Errors.ERROR_SERVICE_DOES_NOT_EXIST) {
                throw e;
            }
        }
    }
}
