package dev.mainstay.agent.windows.update;

import com.sun.jna.Pointer;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reader and writer of a VARIANT of 64-bit Windows: 24 bytes, the type in the first two, the value from byte 8 on. Values are
 * {@link String}, {@link Integer} (every whole number of up to 32 bits), {@link Long}, {@link Boolean}, {@link Instant},
 * {@link BigInteger} (VT_DECIMAL without fraction), {@link ComObject}, and null for "nothing".
 */
final class Variant {

    static final int SIZE = 24;

    private static final int VALUE = 8;
    private static final int VT_EMPTY = 0;
    private static final int VT_NULL = 1;
    private static final int VT_I2 = 2;
    private static final int VT_I4 = 3;
    private static final int VT_DATE = 7;
    private static final int VT_BSTR = 8;
    private static final int VT_DISPATCH = 9;
    private static final int VT_ERROR = 10;
    private static final int VT_BOOL = 11;
    private static final int VT_UNKNOWN = 13;
    private static final int VT_DECIMAL = 14;
    private static final int VT_UI1 = 17;
    private static final int VT_UI2 = 18;
    private static final int VT_UI4 = 19;
    private static final int VT_I8 = 20;
    private static final int VT_UI8 = 21;
    private static final int VT_INT = 22;
    private static final int VT_UINT = 23;
    private static final long MILLIS_PER_DAY = 86_400_000L;
    /** 30 December 1899, where an automation date begins. */
    private static final long DATE_ZERO_MILLIS =
            Instant.parse("1899-12-30T00:00:00Z").toEpochMilli();

    private Variant() {}

    /** Takes the value out; strings are copied and freed, an object's reference becomes the caller's. */
    static @Nullable Object take(Pointer variant, Com com) {
        int type = variant.getShort(0) & 0xFFFF;
        return switch (type) {
            case VT_EMPTY, VT_NULL, VT_ERROR -> null;
            case VT_I2, VT_UI2 -> (int) variant.getShort(VALUE);
            case VT_UI1 -> variant.getByte(VALUE) & 0xFF;
            case VT_I4, VT_UI4, VT_INT, VT_UINT -> variant.getInt(VALUE);
            case VT_I8, VT_UI8 -> variant.getLong(VALUE);
            case VT_BOOL -> variant.getShort(VALUE) != 0;
            case VT_DATE -> instant(variant.getDouble(VALUE));
            case VT_DECIMAL -> decimal(variant);
            case VT_BSTR -> takeText(variant);
            case VT_DISPATCH -> {
                Pointer object = variant.getPointer(VALUE);
                yield object == null ? null : new ComObject(com, object);
            }
            default -> {
                OleAutomation.INSTANCE.VariantClear(variant);
                throw new IllegalStateException("a VARIANT of type " + type);
            }
        };
    }

    /** Writes an argument. What {@link #free} has to free is only a string: an object stays its owner's. */
    static void put(Pointer variant, @Nullable Object value) {
        variant.clear(SIZE);
        if (value instanceof String text) {
            variant.setShort(0, (short) VT_BSTR);
            variant.setPointer(VALUE, OleAutomation.INSTANCE.SysAllocStringLen(text.toCharArray(), text.length()));
        } else if (value instanceof Integer number) {
            variant.setShort(0, (short) VT_I4);
            variant.setInt(VALUE, number);
        } else if (value instanceof Boolean flag) {
            variant.setShort(0, (short) VT_BOOL);
            variant.setShort(VALUE, (short) (flag ? -1 : 0));
        } else if (value instanceof ComObject object) {
            variant.setShort(0, (short) VT_DISPATCH);
            variant.setPointer(VALUE, object.pointer());
        } else if (value instanceof Pointer unknown) {
            variant.setShort(0, (short) VT_UNKNOWN);
            variant.setPointer(VALUE, unknown);
        } else if (value != null) {
            throw new IllegalArgumentException("no VARIANT for " + value.getClass());
        }
    }

    static void free(Pointer argument) {
        if (argument.getShort(0) == VT_BSTR) {
            OleAutomation.INSTANCE.VariantClear(argument);
        }
    }

    /** An automation date, which WUA gives in UTC; to the millisecond. */
    static Instant instant(double days) {
        return Instant.ofEpochMilli(DATE_ZERO_MILLIS + Math.round(days * MILLIS_PER_DAY));
    }

    private static String takeText(Pointer variant) {
        Pointer bstr = variant.getPointer(VALUE);
        if (bstr == null) {
            return "";
        }
        String text = text(bstr);
        OleAutomation.INSTANCE.SysFreeString(bstr);
        return text;
    }

    static String text(Pointer bstr) {
        return new String(bstr.getCharArray(0, OleAutomation.INSTANCE.SysStringLen(bstr)));
    }

    /** DECIMAL lies over the whole VARIANT: scale at 2, sign at 3, the high 32 bits at 4, the low 64 at 8. */
    private static BigInteger decimal(Pointer variant) {
        BigInteger high = BigInteger.valueOf(variant.getInt(4) & 0xFFFFFFFFL).shiftLeft(64);
        BigInteger low = new BigInteger(Long.toUnsignedString(variant.getLong(8)));
        BigInteger value = high.add(low).divide(BigInteger.TEN.pow(variant.getByte(2) & 0xFF));
        return variant.getByte(3) == 0 ? value : value.negate();
    }
}
