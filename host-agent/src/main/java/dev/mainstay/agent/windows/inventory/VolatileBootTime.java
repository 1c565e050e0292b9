package dev.mainstay.agent.windows.inventory;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Win32;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Instant of the start, kept in a volatile registry key, which Windows forgets when it starts anew (RegCreateKeyEx,
 * REG_OPTION_VOLATILE). Computed from clock and uptime each time, it would move with every correction of the clock and
 * look like a restart.
 */
final class VolatileBootTime implements BootTime {

    private static final String VALUE = "BootAt";

    private final HKEY root;
    private final String path;
    private final Clock clock;

    VolatileBootTime(HKEY root, String path, Clock clock) {
        this.root = root;
        this.path = path;
        this.clock = clock;
    }

    @Override
    public Answer<Instant> lastBootAt() {
        HKEYByReference key = new HKEYByReference();
        int opened = Advapi32.INSTANCE.RegCreateKeyEx(
                root,
                path,
                0,
                null,
                WinNT.REG_OPTION_VOLATILE,
                WinNT.KEY_READ | WinNT.KEY_WRITE,
                null,
                key,
                new IntByReference());
        if (opened != W32Errors.ERROR_SUCCESS) {
            return Answer.failed(Win32.failure(opened, "The time of the last start cannot be kept"));
        }
        try {
            return Answer.of(stored(key.getValue()));
        } catch (Win32Exception e) {
            return Answer.failed(Win32.failure(e.getErrorCode(), "The time of the last start cannot be kept"));
        } finally {
            Advapi32.INSTANCE.RegCloseKey(key.getValue());
        }
    }

    private Instant stored(HKEY key) {
        Object value = Advapi32Util.registryGetValues(key).get(VALUE);
        if (value instanceof String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                // Not ours; written anew below.
            }
        }
        Instant boot =
                clock.instant().minusMillis(Kernel32.INSTANCE.GetTickCount64()).truncatedTo(ChronoUnit.MILLIS);
        Advapi32Util.registrySetStringValue(key, VALUE, boot.toString());
        return boot;
    }
}
