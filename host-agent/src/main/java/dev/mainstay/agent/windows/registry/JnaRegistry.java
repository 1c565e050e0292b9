package dev.mainstay.agent.windows.registry;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The registry of this host. {@code Advapi32Util.registryGetValue} is not used: it answers null both for a value that is
 * not there and for one that may not be read.
 */
public final class JnaRegistry implements Registry {

    private final HKEY root;
    private final String prefix;

    /** All of HKEY_LOCAL_MACHINE. */
    public JnaRegistry() {
        this(WinReg.HKEY_LOCAL_MACHINE, "");
    }

    /**
     * A part of the registry, as if it were all of it.
     *
     * @param prefix put before each path; empty or ending with a backslash
     */
    public JnaRegistry(HKEY root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    @Override
    public boolean exists(String path) throws UnreadableRegistryException {
        return inKey(path, key -> true).orElse(false);
    }

    @Override
    public List<String> subkeys(String path) throws UnreadableRegistryException {
        return inKey(path, key -> List.of(Advapi32Util.registryGetKeys(key))).orElse(List.of());
    }

    @Override
    public List<String> valueNames(String path) throws UnreadableRegistryException {
        return inKey(path, JnaRegistry::valueNames).orElse(List.of());
    }

    @Override
    public Optional<RegistryValue> value(String path, String name) throws UnreadableRegistryException {
        return inKey(path, key -> value(key, name)).orElse(Optional.empty());
    }

    private interface Reading<T> {
        T of(HKEY key);
    }

    private <T> Optional<T> inKey(String path, Reading<T> reading) throws UnreadableRegistryException {
        HKEYByReference key = new HKEYByReference();
        int opened = Advapi32.INSTANCE.RegOpenKeyEx(root, prefix + path, 0, WinNT.KEY_READ, key);
        if (opened == W32Errors.ERROR_FILE_NOT_FOUND || opened == W32Errors.ERROR_PATH_NOT_FOUND) {
            return Optional.empty();
        }
        if (opened != W32Errors.ERROR_SUCCESS) {
            throw new UnreadableRegistryException(path, opened);
        }
        try {
            return Optional.of(reading.of(key.getValue()));
        } catch (Win32Exception e) {
            throw new UnreadableRegistryException(path, e.getErrorCode());
        } finally {
            Advapi32.INSTANCE.RegCloseKey(key.getValue());
        }
    }

    private static List<String> valueNames(HKEY key) {
        IntByReference longest = new IntByReference();
        IntByReference count = new IntByReference();
        check(Advapi32.INSTANCE.RegQueryInfoKey(
                key, null, null, null, null, null, null, count, longest, null, null, null));
        List<String> names = new ArrayList<>();
        char[] name = new char[longest.getValue() + 1];
        for (int i = 0; i < count.getValue(); i++) {
            IntByReference length = new IntByReference(name.length);
            int read = Advapi32.INSTANCE.RegEnumValue(key, i, name, length, null, null, (Pointer) null, null);
            if (read == W32Errors.ERROR_NO_MORE_ITEMS) {
                break; // A value was deleted meanwhile.
            }
            check(read);
            if (length.getValue() > 0) {
                names.add(new String(name, 0, length.getValue()));
            }
        }
        return names;
    }

    private static Optional<RegistryValue> value(HKEY key, String name) {
        IntByReference type = new IntByReference();
        IntByReference size = new IntByReference();
        Memory data;
        int read;
        do {
            read = Advapi32.INSTANCE.RegQueryValueEx(key, name, 0, type, (Pointer) null, size);
            if (read == W32Errors.ERROR_FILE_NOT_FOUND) {
                return Optional.empty();
            }
            check(read);
            // Room for the terminating zeros that a writer may have left out.
            data = new Memory(size.getValue() + (long) Long.BYTES);
            data.clear();
            read = Advapi32.INSTANCE.RegQueryValueEx(key, name, 0, type, data, size);
        } while (read == W32Errors.ERROR_MORE_DATA); // It has grown meanwhile.
        check(read);
        return Optional.of(decode(type.getValue(), data, size.getValue()));
    }

    private static RegistryValue decode(int type, Memory data, int size) {
        return switch (type) {
            case WinNT.REG_SZ, WinNT.REG_EXPAND_SZ -> new RegistryValue.Text(data.getWideString(0));
            case WinNT.REG_DWORD -> new RegistryValue.Numeric(Integer.toUnsignedLong(data.getInt(0)));
            case WinNT.REG_QWORD -> new RegistryValue.Numeric(data.getLong(0));
            case WinNT.REG_MULTI_SZ -> new RegistryValue.Texts(texts(new String(data.getCharArray(0, size / 2))));
            default -> new RegistryValue.Other(type);
        };
    }

    /** @param characters each text followed by a zero, and one more zero at the end */
    static List<String> texts(String characters) {
        String all = characters.endsWith("\0") ? characters.substring(0, characters.length() - 1) : characters;
        if (all.isEmpty()) {
            return List.of();
        }
        return List.of((all.endsWith("\0") ? all.substring(0, all.length() - 1) : all).split("\0", -1));
    }

    private static void check(int rc) {
        if (rc != W32Errors.ERROR_SUCCESS) {
            throw new Win32Exception(rc);
        }
    }
}
