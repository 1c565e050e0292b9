package dev.mainstay.messaging.event;

import dev.mainstay.messaging.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * A fact to publish. Hand it to {@link Outbox#append}; nothing leaves the service before the transaction commits.
 *
 * @param topic the topic's full name
 * @param key the record's key: the id of the thing the event is about; order is kept per key
 * @param type the CloudEvents type, such as {@code order.placed}
 * @param data a record, serialised with the application's ObjectMapper, or a {@code byte[]}, sent as it is
 * @param maxBytes most bytes of the data, where its topic takes larger events than others do; absent for
 *     {@code mainstay.messaging.outbox.max-event-size}
 */
public record NewEvent(
        String topic,
        String key,
        String type,
        Object data,
        @Nullable Integer maxBytes) {

    public NewEvent(String topic, String key, String type, Object data) {
        this(topic, key, type, data, null);
    }
}
