package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.event.Correlation;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param headers all headers of a dead letter; null for an event of this service, which gets the CloudEvents ones
 * @param correlation what it follows from; a dead letter has it in its headers
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the module
public record OutboxRow(
        String topic,
        @Nullable String key,
        String eventId,
        String type,
        Instant time,
        @Nullable Headers headers,
        byte @Nullable [] data,
        Correlation correlation) {

    public OutboxRow(
            String topic,
            @Nullable String key,
            String eventId,
            String type,
            Instant time,
            @Nullable Headers headers,
            byte @Nullable [] data) {
        this(topic, key, eventId, type, time, headers, data, Correlation.NONE);
    }
}
