package dev.mainstay.agent.windows.inventory;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Windows itself says, from Windows Server 2003 on. Nothing to free: the caller's buffers are filled. */
final class JnaMachineSource implements MachineSource {

    /** 'RSMB', the raw SMBIOS provider; it has one table, which has no number. */
    private static final int RAW_SMBIOS = 0x52534D42;

    private static final int WHOLE_TABLE = 0;

    @Override
    public Optional<byte[]> firmwareTable() {
        int size = Firmware.INSTANCE.GetSystemFirmwareTable(RAW_SMBIOS, WHOLE_TABLE, null, 0);
        if (size <= 0) {
            return Optional.empty();
        }
        byte[] table = new byte[size];
        int written = Firmware.INSTANCE.GetSystemFirmwareTable(RAW_SMBIOS, WHOLE_TABLE, table, size);
        return written <= 0 || written > size ? Optional.empty() : Optional.of(table);
    }

    @Override
    public Optional<String> hostName() {
        return name(WinBase.COMPUTER_NAME_FORMAT.ComputerNameDnsHostname);
    }

    @Override
    public Optional<String> domain() {
        return name(WinBase.COMPUTER_NAME_FORMAT.ComputerNameDnsDomain);
    }

    private static Optional<String> name(int kind) {
        char[] buffer = new char[1024];
        IntByReference length = new IntByReference(buffer.length);
        return Kernel32.INSTANCE.GetComputerNameEx(kind, buffer, length)
                ? Optional.of(new String(buffer, 0, length.getValue()).strip()).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    /** What JNA does not declare. */
    interface Firmware extends StdCallLibrary {

        Firmware INSTANCE = Native.load("kernel32", Firmware.class, W32APIOptions.DEFAULT_OPTIONS);

        /** Bytes written, or needed when the buffer is too small; 0 for an error. */
        int GetSystemFirmwareTable(int provider, int table, byte @Nullable [] buffer, int size);
    }
}
