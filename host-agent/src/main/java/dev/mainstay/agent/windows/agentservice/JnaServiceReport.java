package dev.mainstay.agent.windows.agentservice;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_HANDLE;
import java.time.Duration;

/** SetServiceStatus. */
final class JnaServiceReport implements ServiceReport {

    private final SERVICE_STATUS_HANDLE handle;

    JnaServiceReport(SERVICE_STATUS_HANDLE handle) {
        this.handle = handle;
    }

    @Override
    public void pending(Way way, int checkpoint, Duration patience) {
        SERVICE_STATUS status = status(way == Way.START ? Winsvc.SERVICE_START_PENDING : Winsvc.SERVICE_STOP_PENDING);
        status.dwCheckPoint = checkpoint;
        status.dwWaitHint = (int) patience.toMillis();
        tell(status);
    }

    @Override
    public void running() {
        SERVICE_STATUS status = status(Winsvc.SERVICE_RUNNING);
        status.dwControlsAccepted = Winsvc.SERVICE_ACCEPT_STOP | Winsvc.SERVICE_ACCEPT_PRESHUTDOWN;
        tell(status);
    }

    @Override
    public void stopped(int exitCode) {
        SERVICE_STATUS status = status(Winsvc.SERVICE_STOPPED);
        if (exitCode != 0) {
            status.dwWin32ExitCode = W32Errors.ERROR_SERVICE_SPECIFIC_ERROR;
            status.dwServiceSpecificExitCode = exitCode;
        }
        tell(status);
    }

    private static SERVICE_STATUS status(int state) {
        SERVICE_STATUS status = new SERVICE_STATUS();
        status.dwServiceType = WinNT.SERVICE_WIN32_OWN_PROCESS;
        status.dwCurrentState = state;
        return status;
    }

    private void tell(SERVICE_STATUS status) {
        Advapi32.INSTANCE.SetServiceStatus(handle, status);
    }
}
