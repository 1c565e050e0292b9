package dev.mainstay.messaging.event;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 event as read from a topic.
 *
 * @param key the record's key, if it has one
 * @param id the CloudEvents id: the same for every delivery of the same event
 * @param type the CloudEvents type
 * @param source the CloudEvents source: which service published it
 * @param time when the event was appended at its source
 * @param data the JSON value as bytes; empty for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // not copied: the hot path carries thousands of them a second
public record ReceivedEvent(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String id,
        String type,
        String source,
        Instant time,
        byte[] data) {

    /**
     * Reads the data.
     *
     * @throws UnreadableEventException if the data is not what the reader expects
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as ObjectReader.readValue: the reader knows its type
    public <T> T dataAs(ObjectReader reader) {
        try {
            T value = reader.readValue(data);
            if (value == null) {
                throw new UnreadableEventException("The data of " + this + " is null");
            }
            return value;
        } catch (IOException e) {
            throw new UnreadableEventException("The data of " + this + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Where the record lies and what it is, without its data. */
    @Override
    public String toString() {
        return "%s %s at %s-%d@%d".formatted(type, id, topic, partition, offset);
    }
}
