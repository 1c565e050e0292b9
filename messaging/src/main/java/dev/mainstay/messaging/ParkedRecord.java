package dev.mainstay.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a group could not take.
 *
 * @param headers its headers as {@link HeaderJson}
 * @param replayedAt when somebody replayed it with success, null if nobody has
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the module
record ParkedRecord(
        long id,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String headers,
        byte[] data,
        String reason,
        String exceptionClass,
        Instant parkedAt,
        @Nullable Instant replayedAt) {}
