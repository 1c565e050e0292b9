package dev.mainstay.scanner.scan.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values in their order. Each is of known length or says its length first, and an absent one differs from any
 * that is there: so two different sequences never feed it the same bytes.
 */
final class ValueDigest {

    private static final int ABSENT = -1;
    private static final byte LONG_LENGTH = Byte.MAX_VALUE;
    private static final int LARGEST_VALUE = 16;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    ValueDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    ValueDigest text(@Nullable String value) {
        if (value == null) {
            return length(ABSENT);
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        if (bytes.length <= buffer.remaining()) {
            buffer.put(bytes);
        } else {
            drain();
            digest.update(bytes);
        }
        return this;
    }

    ValueDigest constant(Enum<?> value) {
        return text(value.name());
    }

    ValueDigest flag(boolean value) {
        room().put((byte) (value ? 1 : 0));
        return this;
    }

    ValueDigest number(@Nullable Long value) {
        if (value == null) {
            return length(ABSENT);
        }
        length(Long.BYTES);
        room().putLong(value);
        return this;
    }

    ValueDigest id(@Nullable UUID value) {
        if (value == null) {
            return length(ABSENT);
        }
        length(2 * Long.BYTES);
        room().putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    ValueDigest instant(@Nullable Instant value) {
        if (value == null) {
            return length(ABSENT);
        }
        length(Long.BYTES + Integer.BYTES);
        room().putLong(value.getEpochSecond()).putInt(value.getNano());
        return this;
    }

    <T> void each(List<T> values, BiConsumer<ValueDigest, T> one) {
        length(values.size());
        for (T value : values) {
            one.accept(this, value);
        }
    }

    <T> void ifPresent(@Nullable T value, BiConsumer<ValueDigest, T> one) {
        flag(value != null);
        if (value != null) {
            one.accept(this, value);
        }
    }

    byte[] sha256() {
        drain();
        return digest.digest();
    }

    /** One byte where that is enough, as it nearly always is: a scan has thousands of lengths. */
    private ValueDigest length(int length) {
        if (length < LONG_LENGTH) {
            room().put((byte) length);
        } else {
            room().put(LONG_LENGTH).putInt(length);
        }
        return this;
    }

    private ByteBuffer room() {
        if (buffer.remaining() < LARGEST_VALUE) {
            drain();
        }
        return buffer;
    }

    private void drain() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
