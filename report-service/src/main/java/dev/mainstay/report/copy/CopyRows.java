package dev.mainstay.report.copy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"), kept in memory. Each row is
 * begun with {@link #row} and then given as many values as it has columns, in their order and of their types. Binary,
 * because it needs no escaping on this side and no parsing on the other.
 */
public final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int TEXT_OID = 25;
    private static final int UUID_OID = 2950;
    private static final long POSTGRES_EPOCH_SECOND = 946_684_800L;
    private static final long POSTGRES_EPOCH_DAY = 10_957L;
    private static final int NULL = -1;

    private byte[] bytes;
    private int size;
    private int rows;

    public CopyRows() {
        bytes = new byte[1 << 16];
        put(SIGNATURE);
        putInt(0);
        putInt(0);
    }

    /** Begins a row. */
    public CopyRows row(int columns) {
        putShort(columns);
        rows++;
        return this;
    }

    /** A value of type {@code uuid}. */
    public CopyRows uuid(@Nullable UUID value) {
        if (value == null) {
            return absent();
        }
        putInt(16);
        putUuid(value);
        return this;
    }

    /** A value of type {@code text}. */
    public CopyRows text(@Nullable String value) {
        return value == null ? absent() : utf8(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of type {@code text}, already in UTF-8. */
    public CopyRows utf8(byte[] value) {
        putInt(value.length);
        put(value);
        return this;
    }

    /** A value of type {@code text}: the constant's name. */
    public CopyRows name(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    /** A value of type {@code bigint}. */
    public CopyRows bigint(@Nullable Long value) {
        if (value == null) {
            return absent();
        }
        putInt(8);
        putLong(value);
        return this;
    }

    /** A value of type {@code integer}. */
    public CopyRows integer(@Nullable Integer value) {
        if (value == null) {
            return absent();
        }
        putInt(4);
        putInt(value);
        return this;
    }

    /** A value of type {@code boolean}. */
    public CopyRows bool(boolean value) {
        putInt(1);
        ensure(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** A value of type {@code timestamptz}, to the microsecond. */
    public CopyRows instant(@Nullable Instant value) {
        if (value == null) {
            return absent();
        }
        putInt(8);
        putLong((value.getEpochSecond() - POSTGRES_EPOCH_SECOND) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    /** A value of type {@code date}. */
    public CopyRows date(@Nullable LocalDate value) {
        if (value == null) {
            return absent();
        }
        putInt(4);
        putInt((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
        return this;
    }

    /** A value of type {@code text[]}. */
    public CopyRows texts(List<String> values) {
        int length = beginArray(TEXT_OID, values.size());
        for (String value : values) {
            text(value);
        }
        endArray(length);
        return this;
    }

    /** A value of type {@code uuid[]}. */
    public CopyRows uuids(@Nullable List<UUID> values) {
        if (values == null) {
            return absent();
        }
        int length = beginArray(UUID_OID, values.size());
        for (UUID value : values) {
            uuid(value);
        }
        endArray(length);
        return this;
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /** The number of rows begun. */
    public int count() {
        return rows;
    }

    /** The rows as COPY expects them, with the trailer. */
    byte[] buffer() {
        ensure(2);
        bytes[size] = (byte) 0xff;
        bytes[size + 1] = (byte) 0xff;
        return bytes;
    }

    /** How many bytes of {@link #buffer} count. */
    int length() {
        return size + 2;
    }

    private CopyRows absent() {
        putInt(NULL);
        return this;
    }

    /** Returns where the array's length is to be written. */
    private int beginArray(int oid, int elements) {
        int length = size;
        putInt(0);
        putInt(elements == 0 ? 0 : 1);
        putInt(0);
        putInt(oid);
        if (elements > 0) {
            putInt(elements);
            putInt(1);
        }
        return length;
    }

    private void endArray(int length) {
        int end = size;
        size = length;
        putInt(end - length - 4);
        size = end;
    }

    private void putUuid(UUID value) {
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
    }

    private void putShort(int value) {
        ensure(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    private void put(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
