package dev.mainstay.agent.windows.update;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.platform.win32.WinNT.HRESULT;
import com.sun.jna.ptr.PointerByReference;
import dev.mainstay.agent.platform.Hresult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * COM on the thread that made this object, in the multithreaded apartment. All its objects are used on that thread and are
 * released before this is closed.
 */
final class Com implements AutoCloseable {

    private static final int COINIT_MULTITHREADED = 0;
    private static final int CLSCTX_INPROC_SERVER = 1;
    private static final Guid.IID IID_IDISPATCH = new Guid.IID("{00020400-0000-0000-C000-000000000046}");

    private final Thread thread = Thread.currentThread();
    private final Map<String, Memory> names = new HashMap<>();
    /** Space for one call at a time: they never nest on a thread. */
    final CallFrame frame = new CallFrame();

    Com() throws ComException {
        check(Ole32.INSTANCE.CoInitializeEx(Pointer.NULL, COINIT_MULTITHREADED), "CoInitializeEx");
    }

    /**
     * Makes an object.
     *
     * @param progId the class by name: {@code Microsoft.Update.Session}
     */
    ComObject create(String progId) throws ComException {
        checkThread();
        Guid.CLSID.ByReference clsid = new Guid.CLSID.ByReference();
        check(Ole32.INSTANCE.CLSIDFromProgID(progId, clsid), progId);
        PointerByReference object = new PointerByReference();
        check(
                Ole32.INSTANCE.CoCreateInstance(clsid, Pointer.NULL, CLSCTX_INPROC_SERVER, IID_IDISPATCH, object),
                progId);
        return new ComObject(this, object.getValue());
    }

    void checkThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("COM belongs to " + thread.getName());
        }
    }

    /** A pointer to the name as an array of one name: what GetIDsOfNames takes. */
    Pointer name(String member) {
        Memory array = names.computeIfAbsent(member, Com::nameArray);
        return array;
    }

    private static Memory nameArray(String member) {
        byte[] utf16 = member.getBytes(StandardCharsets.UTF_16LE);
        Memory array = new Memory(8L + utf16.length + 2);
        array.clear();
        array.setPointer(0, array.share(8));
        array.write(8, utf16, 0, utf16.length);
        return array;
    }

    private static void check(HRESULT result, String call) throws ComException {
        if (result.intValue() < 0) {
            throw new ComException(new Hresult(result.intValue()), call);
        }
    }

    @Override
    public void close() {
        checkThread();
        Ole32.INSTANCE.CoUninitialize();
    }
}
