package dev.mainstay.agent.windows.packages;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A handle that shares the file with readers only (CreateFile, FILE_SHARE_READ). */
final class WindowsFileHold implements FileHold {

    @Override
    public Closeable hold(Path file) throws IOException {
        HANDLE handle = Kernel32.INSTANCE.CreateFile(
                file.toAbsolutePath().toString(),
                WinNT.GENERIC_READ,
                WinNT.FILE_SHARE_READ,
                null,
                WinNT.OPEN_EXISTING,
                WinNT.FILE_ATTRIBUTE_NORMAL,
                null);
        if (WinBase.INVALID_HANDLE_VALUE.equals(handle)) {
            throw new IOException(file + " cannot be held: Win32 error " + Native.getLastError());
        }
        return () -> Kernel32.INSTANCE.CloseHandle(handle);
    }
}
