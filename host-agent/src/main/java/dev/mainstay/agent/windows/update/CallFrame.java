package dev.mainstay.agent.windows.update;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The memory of one call of IDispatch::Invoke, as 64-bit Windows lays it out: DISPPARAMS, EXCEPINFO, the VARIANTs. */
final class CallFrame {

    private static final int MOST_ARGUMENTS = 4;
    private static final int DISPID_PROPERTYPUT = -3;
    private static final int EXCEPINFO_SIZE = 64;
    private static final int EXCEPINFO_SOURCE = 8;
    private static final int EXCEPINFO_DESCRIPTION = 16;
    private static final int EXCEPINFO_HELP_FILE = 24;
    private static final int EXCEPINFO_DEFERRED_FILL_IN = 48;
    private static final int EXCEPINFO_SCODE = 56;

    final Memory interfaceId = new Memory(16);
    final Memory dispatchId = new Memory(4);
    final Memory result = new Memory(Variant.SIZE);
    final Memory exception = new Memory(EXCEPINFO_SIZE);
    final Memory parameters = new Memory(24);
    final Memory badArgument = new Memory(4);
    private final Memory arguments = new Memory((long) MOST_ARGUMENTS * Variant.SIZE);
    private final Memory propertyPut = new Memory(4);

    CallFrame() {
        interfaceId.clear();
        propertyPut.setInt(0, DISPID_PROPERTYPUT);
    }

    /** Lays out a call. Automation wants the last argument first. */
    void prepare(boolean put, @Nullable Object... values) {
        if (values.length > MOST_ARGUMENTS) {
            throw new IllegalArgumentException("more than " + MOST_ARGUMENTS + " arguments");
        }
        result.clear();
        exception.clear();
        for (int i = 0; i < values.length; i++) {
            Variant.put(argument(values.length - 1 - i), values[i]);
        }
        parameters.setPointer(0, values.length == 0 ? Pointer.NULL : arguments);
        parameters.setPointer(8, put ? propertyPut : Pointer.NULL);
        parameters.setInt(16, values.length);
        parameters.setInt(20, put ? 1 : 0);
    }

    /** Frees what {@link #prepare} made. */
    void done(int count) {
        for (int i = 0; i < count; i++) {
            Variant.free(argument(i));
        }
    }

    /** The code inside DISP_E_EXCEPTION, 0 where there is none; frees the texts that come with it. */
    int takeException() {
        Pointer deferred = exception.getPointer(EXCEPINFO_DEFERRED_FILL_IN);
        if (deferred != null) {
            Function.getFunction(deferred).invokeInt(new Object[] {exception});
        }
        for (int text : new int[] {EXCEPINFO_SOURCE, EXCEPINFO_DESCRIPTION, EXCEPINFO_HELP_FILE}) {
            OleAutomation.INSTANCE.SysFreeString(exception.getPointer(text)); // null is allowed
        }
        return exception.getInt(EXCEPINFO_SCODE);
    }

    private Pointer argument(int index) {
        return arguments.share((long) index * Variant.SIZE, Variant.SIZE);
    }
}
