package dev.mainstay.agent.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.ptr.IntByReference;

/** The computer's own name. */
final class ComputerName {

    private ComputerName() {}

    /** The fully qualified DNS name; the plain one in a workgroup. */
    static String fullyQualified() {
        char[] buffer = new char[1024];
        IntByReference length = new IntByReference(buffer.length);
        int kind = WinBase.COMPUTER_NAME_FORMAT.ComputerNameDnsFullyQualified;
        if (!Kernel32.INSTANCE.GetComputerNameEx(kind, buffer, length)) {
            throw new IllegalStateException("this computer has no name: Win32 error " + Native.getLastError());
        }
        return new String(buffer, 0, length.getValue());
    }
}
