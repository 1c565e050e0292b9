package dev.mainstay.messaging.event;

/** An event whose serialised data is larger than it may be. Nothing was appended. */
public final class EventTooLargeException extends RuntimeException {
    private final String topic;
    private final String key;
    private final int size;
    private final int limit;

    public EventTooLargeException(String topic, String key, int size, int limit) {
        super("Event for topic %s with key %s has %d bytes; the limit is %d bytes".formatted(topic, key, size, limit));
        this.topic = topic;
        this.key = key;
        this.size = size;
        this.limit = limit;
    }

    public String topic() {
        return topic;
    }

    public String key() {
        return key;
    }

    /** Size of the serialised data in bytes. */
    public int size() {
        return size;
    }

    /** The limit in bytes. */
    public int limit() {
        return limit;
    }
}
