package dev.mainstay.sql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into PostgreSQL's binary COPY (PostgreSQL documentation, COPY, "Binary Format"). Each row is begun with
 * {@link #row} and then given as many values as there are columns, in their order and of their types. Binary, because it
 * needs no escaping on this side and no parsing on the other. Rows leave in slices of about 64 KiB.
 */
public final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int TEXT_OID = 25;
    private static final int UUID_OID = 2950;
    private static final long POSTGRES_EPOCH_SECOND = 946_684_800L;
    private static final long POSTGRES_EPOCH_DAY = 10_957L;
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;

    private static final int SLICE = 1 << 16;

    private final CopyIn copy;
    private final int columns;
    private byte[] bytes = new byte[SLICE + (1 << 13)];
    private int size;
    private int values;
    private long rows;

    CopyRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        put(SIGNATURE);
        putInt(0);
        putInt(0);
    }

    /**
     * Begins a row.
     *
     * @throws IllegalStateException if the row before has not as many values as there are columns
     * @throws SqlFailedException if the database does not take those before
     */
    public CopyRows row() {
        endRow();
        putShort(columns);
        values = 0;
        rows++;
        return this;
    }

    /** A value of type {@code uuid}. */
    public CopyRows uuid(@Nullable UUID value) {
        if (value == null) {
            return absent();
        }
        begin(16);
        putUuid(value);
        return this;
    }

    /** A value of type {@code text}. */
    public CopyRows text(@Nullable String value) {
        return value == null ? absent() : utf8(utf8(value));
    }

    /** A value of type {@code text}, already in UTF-8. */
    public CopyRows utf8(byte[] value) {
        return bytes(value);
    }

    /** A value of type {@code bytea}. */
    public CopyRows bytes(byte @Nullable [] value) {
        if (value == null) {
            return absent();
        }
        begin(value.length);
        put(value);
        return this;
    }

    /** A value of type {@code jsonb}: {@code value} as JSON. */
    public CopyRows json(@Nullable Object value) {
        return value == null ? absent() : writtenJson(utf8(Json.write(value)));
    }

    /** A value of type {@code jsonb}: an array of the values, each with the tag that {@code element} gives it. */
    public <T> CopyRows jsonList(@Nullable Collection<T> values, Class<T> element) {
        return values == null ? absent() : writtenJson(utf8(Json.writeList(values, element)));
    }

    /** A value of type {@code jsonb}: JSON as it came, in UTF-8. */
    public CopyRows writtenJson(byte[] utf8) {
        begin(utf8.length + 1);
        ensure(1);
        bytes[size++] = JSONB_VERSION;
        put(utf8);
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
        begin(8);
        putLong(value);
        return this;
    }

    /** A value of type {@code integer}. */
    public CopyRows integer(@Nullable Integer value) {
        if (value == null) {
            return absent();
        }
        begin(4);
        putInt(value);
        return this;
    }

    /** A value of type {@code boolean}. */
    public CopyRows bool(@Nullable Boolean value) {
        if (value == null) {
            return absent();
        }
        begin(1);
        ensure(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** A value of type {@code timestamptz}, to the microsecond. */
    public CopyRows instant(@Nullable Instant value) {
        if (value == null) {
            return absent();
        }
        begin(8);
        putLong((value.getEpochSecond() - POSTGRES_EPOCH_SECOND) * 1_000_000 + value.getNano() / 1_000);
        return this;
    }

    /** A value of type {@code date}. */
    public CopyRows date(@Nullable LocalDate value) {
        if (value == null) {
            return absent();
        }
        begin(4);
        putInt((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
        return this;
    }

    /** A value of type {@code text[]}. */
    public CopyRows texts(@Nullable Collection<String> values) {
        if (values == null) {
            return absent();
        }
        int length = beginArray(TEXT_OID, values.size());
        for (String value : values) {
            byte[] utf8 = utf8(value);
            putInt(utf8.length);
            put(utf8);
        }
        endArray(length);
        return this;
    }

    /** A value of type {@code uuid[]}. */
    public CopyRows uuids(@Nullable Collection<UUID> values) {
        if (values == null) {
            return absent();
        }
        int length = beginArray(UUID_OID, values.size());
        for (UUID value : values) {
            putInt(16);
            putUuid(value);
        }
        endArray(length);
        return this;
    }

    /** Ends the last row and sends what is left, with the trailer. */
    void end() {
        endRow();
        putShort(-1);
        send();
    }

    private void endRow() {
        if (rows > 0 && values != columns) {
            throw new IllegalStateException("Row " + rows + " has " + values + " values, not " + columns);
        }
        if (size > SLICE) {
            send();
        }
    }

    private void send() {
        try {
            copy.writeToCopy(bytes, 0, size);
            size = 0;
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private CopyRows absent() {
        begin(NULL);
        return this;
    }

    private void begin(int length) {
        values++;
        putInt(length);
    }

    /** Returns where the array's length is to be written. */
    private int beginArray(int oid, int elements) {
        int length = size;
        begin(0);
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
