package dev.mainstay.agent.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Records in a file: length (4 bytes, big endian), CRC32C over length and payload (4 bytes), payload. Whatever follows the
 * first record that is not whole is not read.
 */
final class Frames {

    static final int OVERHEAD = 8;
    static final int MOST = 1 << 20;

    private Frames() {}

    /** @param length bytes up to the end of the last whole record */
    record Decoded(List<byte[]> payloads, int length) {}

    static byte[] encode(byte[] payload) {
        if (payload.length == 0 || payload.length > MOST) {
            throw new IllegalArgumentException("a record has 1 to " + MOST + " bytes, not " + payload.length);
        }
        return ByteBuffer.allocate(OVERHEAD + payload.length)
                .putInt(payload.length)
                .putInt(checksum(payload))
                .put(payload)
                .array();
    }

    static Decoded decode(byte[] file) {
        List<byte[]> payloads = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(file);
        int whole = 0;
        while (buffer.remaining() > OVERHEAD) {
            int length = buffer.getInt();
            int checksum = buffer.getInt();
            if (length <= 0 || length > MOST || length > buffer.remaining()) {
                break;
            }
            byte[] payload = new byte[length];
            buffer.get(payload);
            if (checksum(payload) != checksum) {
                break;
            }
            payloads.add(payload);
            whole = buffer.position();
        }
        return new Decoded(payloads, whole);
    }

    private static int checksum(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, payload.length));
        crc.update(payload);
        return (int) crc.getValue();
    }
}
