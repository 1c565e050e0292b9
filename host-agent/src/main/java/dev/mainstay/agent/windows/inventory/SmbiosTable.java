package dev.mainstay.agent.windows.inventory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The SMBIOS table as {@code GetSystemFirmwareTable('RSMB')} gives it: {@code RawSMBIOSData} of the Windows SDK, eight bytes
 * before the structures. A structure is its type, its length, a handle and fields, then strings up to an empty one (DMTF
 * DSP0134, 6.1).
 */
final class SmbiosTable {

    private static final int HEADER = 8;
    private static final int SYSTEM_INFORMATION = 1;
    private static final int END_OF_TABLE = 127;
    private static final int UUID_OFFSET = 8;
    private static final int UUID_END = UUID_OFFSET + 16;

    /** What boards carry whose maker never wrote one: it is the same on all of them. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "03000200-0400-0500-0006-000700080009",
            "00020003-0004-0005-0006-000700080009");

    private final byte[] raw;

    SmbiosTable(byte[] raw) {
        this.raw = raw.clone();
    }

    /** The system's UUID, lower case, as Win32_ComputerSystemProduct has it; empty for none and for placeholders. */
    Optional<String> systemUuid() {
        if (raw.length < HEADER) {
            return Optional.empty();
        }
        long said = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL;
        int end = (int) Math.min(raw.length, HEADER + said);
        for (int at = HEADER; at + 4 <= end; ) {
            int type = raw[at] & 0xFF;
            int length = raw[at + 1] & 0xFF;
            if (length < 4 || at + length > end || type == END_OF_TABLE) {
                return Optional.empty();
            }
            if (type == SYSTEM_INFORMATION) {
                return length < UUID_END ? Optional.empty() : uuid(at + UUID_OFFSET);
            }
            at = afterStrings(at + length, end);
        }
        return Optional.empty();
    }

    /** The first three fields are little-endian (DSP0134, 7.2.1); Windows reads them so in tables older than that rule too. */
    private Optional<String> uuid(int at) {
        ByteBuffer bytes = ByteBuffer.wrap(raw, at, 16).slice().order(ByteOrder.LITTLE_ENDIAN);
        long high = ((bytes.getInt() & 0xFFFFFFFFL) << 32)
                | ((bytes.getShort() & 0xFFFFL) << 16)
                | (bytes.getShort() & 0xFFFFL);
        long low = bytes.order(ByteOrder.BIG_ENDIAN).getLong();
        String uuid = new UUID(high, low).toString();
        return PLACEHOLDERS.contains(uuid) ? Optional.empty() : Optional.of(uuid);
    }

    /** Strings end with two zero bytes, which stand there also when there is no string. */
    private int afterStrings(int at, int end) {
        int next = at;
        while (next + 1 < end && (raw[next] != 0 || raw[next + 1] != 0)) {
            next++;
        }
        return next + 2;
    }
}
