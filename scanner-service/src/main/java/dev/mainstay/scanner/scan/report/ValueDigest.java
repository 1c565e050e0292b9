package dev.mainstay.scanner.scan.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * SHA-256 over values in their order. Each is of known length or says its length first, and an absent one differs from any
 * that is there: so two different sequences never feed it the same bytes. A text that came before is told by its number: the
 * updates of a scan name few products, classifications and states, and hashing is what costs.
 */
final class ValueDigest {

    private static final int ABSENT = -1;
    private static final int KNOWN = -2;
    private static final byte LONG_LENGTH = Byte.MAX_VALUE;
    private static final int LARGEST_VALUE = 16;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final Map<String, Integer> texts = new HashMap<>();

    ValueDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    ValueDigest text(String value) {
        Integer number = texts.putIfAbsent(value, texts.size());
        if (number != null) {
            length(KNOWN);
            room().putInt(number);
            return this;
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

    ValueDigest flag(boolean value) {
        room().put((byte) (value ? 1 : 0));
        return this;
    }

    ValueDigest number(long value) {
        length(Long.BYTES);
        room().putLong(value);
        return this;
    }

    ValueDigest id(UUID value) {
        length(2 * Long.BYTES);
        room().putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    ValueDigest instant(Instant value) {
        length(Long.BYTES + Integer.BYTES);
        room().putLong(value.getEpochSecond()).putInt(value.getNano());
        return this;
    }

    <T> void each(List<? extends T> values, BiConsumer<ValueDigest, T> one) {
        length(values.size());
        for (T value : values) {
            one.accept(this, value);
        }
    }

    /** Something that is made of values itself. */
    <T> void part(T value, BiConsumer<ValueDigest, T> values) {
        flag(true);
        values.accept(this, value);
    }

    ValueDigest absent() {
        return length(ABSENT);
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
