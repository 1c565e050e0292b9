package dev.mainstay.agent.windows.inventory;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Win32;

/** Windows Installer holds a mutex while it executes a package (Microsoft: "_MSIExecute Mutex"). */
final class MsiMutex implements Installers {

    private static final String NAME = "Global\\_MSIExecute";
    private static final int MUTEX_MODIFY_STATE = 0x0001;

    @Override
    public Answer<Boolean> busy() {
        HANDLE mutex = Kernel32.INSTANCE.OpenMutex(WinNT.SYNCHRONIZE | MUTEX_MODIFY_STATE, false, NAME);
        if (mutex == null) {
            int error = Native.getLastError();
            return error == W32Errors.ERROR_FILE_NOT_FOUND
                    ? Answer.of(false)
                    : Answer.failed(Win32.failure(error, "The mutex of Windows Installer cannot be opened"));
        }
        try {
            int waited = Kernel32.INSTANCE.WaitForSingleObject(mutex, 0);
            if (waited == WinError.WAIT_TIMEOUT) {
                return Answer.of(true);
            }
            if (waited == WinBase.WAIT_FAILED) {
                return Answer.failed(
                        Win32.failure(Native.getLastError(), "The mutex of Windows Installer cannot be read"));
            }
            Kernel32.INSTANCE.ReleaseMutex(mutex); // Ours for a moment: nobody held it.
            return Answer.of(false);
        } finally {
            Kernel32.INSTANCE.CloseHandle(mutex);
        }
    }
}
