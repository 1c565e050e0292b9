package dev.mainstay.messaging;

/**
 * A fact to publish. Hand it to {@link Outbox#append}; nothing leaves the service before the transaction commits.
 *
 * @param topic the topic's full name
 * @param key the record's key: the id of the thing the event is about; order is kept per key
 * @param type the CloudEvents type, such as {@code order.placed}
 * @param data a record, serialised with the application's ObjectMapper, or a {@code byte[]}, sent as it is
 */
public record NewEvent(String topic, String key, String type, Object data) {}
