package dev.mainstay.agent.windows.update;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.COM.COMInvoker;
import dev.mainstay.agent.platform.Hresult;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One automation object, bound late: every member is asked for by its name, so that the agent runs with whatever version
 * of the interfaces a Windows has. Owns one reference and gives it back when closed.
 */
final class ComObject extends COMInvoker implements AutoCloseable {

    private static final int RELEASE = 2;
    private static final int GET_IDS_OF_NAMES = 5;
    private static final int INVOKE = 6;
    private static final int LOCALE_ENGLISH = 0x0409;
    private static final short METHOD = 1;
    private static final short PROPERTY_GET = 2;
    private static final short PROPERTY_PUT = 4;
    private static final int DISP_E_EXCEPTION = 0x80020009;

    private final Com com;
    private boolean released;

    ComObject(Com com, Pointer reference) {
        this.com = com;
        setPointer(reference);
    }

    Pointer pointer() {
        return getPointer();
    }

    /** A text; empty where there is none. */
    String text(String property) throws ComException {
        Object value = get(property);
        return value == null ? "" : String.valueOf(value);
    }

    int number(String property) throws ComException {
        return value(Integer.class, property);
    }

    boolean flag(String property) throws ComException {
        return value(Boolean.class, property);
    }

    /** The value of a property that came with a newer version of the interface; false where it is not known. */
    boolean flagIfKnown(String property) throws ComException {
        try {
            return flag(property);
        } catch (ComException e) {
            if (e.unknownMember()) {
                return false;
            }
            throw e;
        }
    }

    Optional<Instant> instant(String property) throws ComException {
        return Optional.ofNullable(get(property))
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast);
    }

    /** A VT_DECIMAL that fits a long; empty where it is not. */
    Optional<Long> size(String property) throws ComException {
        return Optional.ofNullable(get(property))
                .filter(BigInteger.class::isInstance)
                .map(BigInteger.class::cast)
                .filter(size -> size.bitLength() < Long.SIZE)
                .map(BigInteger::longValue);
    }

    ComObject object(String property) throws ComException {
        return value(ComObject.class, property);
    }

    Optional<ComObject> objectIfAny(String property) throws ComException {
        return Optional.ofNullable(get(property)).map(ComObject.class::cast);
    }

    /** An IStringCollection; empty where the property is not known. */
    List<String> textsIfKnown(String property) throws ComException {
        List<String> texts = new ArrayList<>();
        try (ComObject collection = object(property)) {
            int count = collection.number("Count");
            for (int i = 0; i < count; i++) {
                texts.add(String.valueOf(collection.invoke(PROPERTY_GET, "Item", i)));
            }
        } catch (ComException e) {
            if (!e.unknownMember()) {
                throw e;
            }
        }
        return texts;
    }

    /** One object of a collection. */
    ComObject item(int index) throws ComException {
        return expect(ComObject.class, "Item", invoke(PROPERTY_GET, "Item", index));
    }

    void put(String property, Object value) throws ComException {
        invoke(PROPERTY_PUT, property, value);
    }

    /** Calls a method that gives nothing that matters. */
    void run(String method, @Nullable Object... arguments) throws ComException {
        if (invoke(METHOD, method, arguments) instanceof ComObject object) {
            object.close();
        }
    }

    ComObject call(String method, @Nullable Object... arguments) throws ComException {
        return expect(ComObject.class, method, invoke(METHOD, method, arguments));
    }

    int callNumber(String method, @Nullable Object... arguments) throws ComException {
        return expect(Integer.class, method, invoke(METHOD, method, arguments));
    }

    private @Nullable Object get(String property) throws ComException {
        return invoke(PROPERTY_GET, property);
    }

    private <T> T value(Class<T> type, String property) throws ComException {
        return expect(type, property, get(property));
    }

    private static <T> T expect(Class<T> type, String member, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException(member + " is no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private @Nullable Object invoke(short kind, String member, @Nullable Object... arguments) throws ComException {
        com.checkThread();
        CallFrame frame = com.frame;
        int result = _invokeNativeInt(
                GET_IDS_OF_NAMES,
                new Object[] {getPointer(), frame.interfaceId, com.name(member), 1, LOCALE_ENGLISH, frame.dispatchId});
        if (result < 0) {
            throw new ComException(new Hresult(result), member);
        }
        frame.prepare(kind == PROPERTY_PUT, arguments);
        result = _invokeNativeInt(INVOKE, new Object[] {
            getPointer(),
            frame.dispatchId.getInt(0),
            frame.interfaceId,
            LOCALE_ENGLISH,
            kind,
            frame.parameters,
            frame.result,
            frame.exception,
            frame.badArgument
        });
        frame.done(arguments.length);
        if (result == DISP_E_EXCEPTION) {
            int inner = frame.takeException();
            throw new ComException(new Hresult(inner == 0 ? result : inner), member);
        }
        if (result < 0) {
            throw new ComException(new Hresult(result), member);
        }
        return Variant.take(frame.result, com);
    }

    @Override
    public void close() {
        if (!released) {
            released = true;
            com.checkThread();
            _invokeNativeInt(RELEASE, new Object[] {getPointer()});
        }
    }
}
