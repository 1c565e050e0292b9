package dev.mainstay.agent.windows.update;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import dev.mainstay.agent.platform.Hresult;
import java.util.Set;

/**
 * The callback objects that BeginDownload, BeginInstall and BeginUninstall insist on. They do nothing: progress is asked
 * for by the thread that owns COM, so no other thread ever touches an object. One for all, alive as long as the process.
 */
final class NoOpCallback {

    private static final int E_NOINTERFACE = new Hresult(0x80004002).value();
    /**
     * IUnknown and the four callbacks, all of the same shape: I…ProgressChangedCallback and I…CompletedCallback of
     * downloads and installations; and IAgileObject, which only says that any thread may call.
     */
    private static final Set<String> INTERFACES = Set.of(
            "00000000-0000-0000-c000-000000000046",
            "94ea2b94-e9cc-49e0-c0ff-ee64ca8f5b90",
            "8c3f1cdd-6173-4591-aebd-a56a53ca77c1",
            "77254866-9f5b-4c8e-b9e2-c77a8530d64b",
            "e01402d5-f8da-43ba-a012-38894bd048f1",
            "45f4f6f3-d602-4f98-9a8a-3efa152ad2d3");

    interface QueryInterface extends StdCallCallback {
        int callback(Pointer self, Pointer interfaceId, Pointer out);
    }

    interface Count extends StdCallCallback {
        int callback(Pointer self);
    }

    interface Invoke extends StdCallCallback {
        int callback(Pointer self, Pointer job, Pointer arguments);
    }

    private static final QueryInterface QUERY_INTERFACE = NoOpCallback::queryInterface;
    private static final Count COUNT = self -> 1;
    private static final Invoke INVOKE = (self, job, arguments) -> 0;
    private static final Memory TABLE = table();
    private static final Memory OBJECT = object();

    private NoOpCallback() {}

    /** As IUnknown. */
    static Pointer pointer() {
        return OBJECT;
    }

    private static Memory table() {
        Memory table = new Memory(4L * 8);
        table.setPointer(0, CallbackReference.getFunctionPointer(QUERY_INTERFACE));
        table.setPointer(8, CallbackReference.getFunctionPointer(COUNT));
        table.setPointer(16, CallbackReference.getFunctionPointer(COUNT));
        table.setPointer(24, CallbackReference.getFunctionPointer(INVOKE));
        return table;
    }

    private static Memory object() {
        Memory object = new Memory(8);
        object.setPointer(0, TABLE);
        return object;
    }

    private static int queryInterface(Pointer self, Pointer interfaceId, Pointer out) {
        boolean known = INTERFACES.contains(guid(interfaceId));
        out.setPointer(0, known ? self : Pointer.NULL);
        return known ? 0 : E_NOINTERFACE;
    }

    private static String guid(Pointer memory) {
        byte[] rest = memory.getByteArray(8, 8);
        StringBuilder text = new StringBuilder(String.format(
                "%08x-%04x-%04x-%02x%02x-",
                memory.getInt(0), memory.getShort(4), memory.getShort(6), rest[0], rest[1]));
        for (int i = 2; i < 8; i++) {
            text.append(String.format("%02x", rest[i]));
        }
        return text.toString();
    }
}
