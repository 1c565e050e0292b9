package dev.mainstay.agent.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Restart;
import dev.mainstay.agent.platform.Win32;
import dev.mainstay.agent.windows.services.Pace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Restart of Windows through InitiateSystemShutdownEx: no program is run for it. */
final class WindowsRestart implements Restart {

    /** SHTDN_REASON_FLAG_PLANNED, _MAJOR_OPERATINGSYSTEM, _MINOR_SECURITYFIX ("System Shutdown Reason Codes"). */
    private static final int PLANNED_SECURITY_FIX = 0x80000000 | 0x00020000 | 0x00000012;

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Pace pace;
    private final Duration patience;

    /**
     * A restart of this host.
     *
     * @param patience how long Windows may take to end this process
     */
    WindowsRestart(Pace pace, Duration patience) {
        this.pace = pace;
        this.patience = patience;
    }

    @Override
    public Failure restart(String reason) {
        int error = initiate(reason);
        if (error != W32Errors.ERROR_SUCCESS && error != W32Errors.ERROR_SHUTDOWN_IN_PROGRESS) {
            return Win32.failure(error, "Windows cannot be restarted");
        }
        long deadline = pace.deadline(patience);
        while (!pace.left(deadline).isZero()) {
            if (!pace.pause(LOOK)) {
                return Failure.of("Windows is restarting");
            }
        }
        return Failure.of("Windows was told to restart and has not within " + patience);
    }

    private static int initiate(String reason) {
        try (Advapi32Util.Privilege shutdown = new Advapi32Util.Privilege(WinNT.SE_SHUTDOWN_NAME)) {
            shutdown.enable();
            boolean begun =
                    Shutdown.INSTANCE.InitiateSystemShutdownEx(null, reason, 0, true, true, PLANNED_SECURITY_FIX);
            return begun ? W32Errors.ERROR_SUCCESS : Native.getLastError();
        } catch (Win32Exception e) {
            return e.getErrorCode();
        }
    }

    /** What JNA's Advapi32 leaves out (winreg.h). */
    interface Shutdown extends StdCallLibrary {

        Shutdown INSTANCE = Native.load("Advapi32", Shutdown.class, W32APIOptions.DEFAULT_OPTIONS);

        boolean InitiateSystemShutdownEx(
                @Nullable String machineName,
                @Nullable String message,
                int timeoutSeconds,
                boolean forceAppsClosed,
                boolean rebootAfterShutdown,
                int reason);
    }
}
