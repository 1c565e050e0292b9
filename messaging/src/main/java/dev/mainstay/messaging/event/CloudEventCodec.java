package dev.mainstay.messaging.event;

import dev.mainstay.events.Holdable;
import dev.mainstay.events.InstantText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in the binary mode of its Kafka protocol binding: attributes in {@code ce_*} headers, the data as the
 * record's value. {@code ce_time}, optional in CloudEvents, is required here.
 */
public final class CloudEventCodec {
    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";

    private CloudEventCodec() {}

    public static Headers headers(String source, String id, String type, Instant time) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", VERSION);
        add(headers, "ce_id", id);
        add(headers, "ce_source", source);
        add(headers, "ce_type", type);
        add(headers, "ce_time", time.truncatedTo(ChronoUnit.MICROS).toString());
        add(headers, "content-type", JSON);
        return headers;
    }

    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a record with a value.
     *
     * @throws UnreadableEventException if a header is missing or invalid, or it or the key cannot be held
     */
    public static ReceivedEvent decode(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        String version = required(headers, "ce_specversion");
        if (!version.equals(VERSION)) {
            throw new UnreadableEventException("ce_specversion is " + version + ", not " + VERSION);
        }
        String contentType = optional(headers, "content-type");
        if (contentType != null && !isJson(contentType)) {
            throw new UnreadableEventException("content-type is " + contentType + ", not " + JSON);
        }
        return new ReceivedEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                key(record),
                required(headers, "ce_id"),
                required(headers, "ce_type"),
                required(headers, "ce_source"),
                time(required(headers, "ce_time")),
                record.value());
    }

    private static boolean isJson(String contentType) {
        return contentType.equals(JSON) || contentType.startsWith(JSON + ";");
    }

    private static Instant time(String text) {
        Instant time = InstantText.read(text);
        try {
            time = time != null ? time : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableEventException("ce_time is not an RFC 3339 time: " + text, e);
        }
        if (!Holdable.instant(time)) {
            throw new UnreadableEventException("ce_time is not in the years 1970 to 9999: " + text);
        }
        return time;
    }

    private static @Nullable String key(ConsumerRecord<String, byte[]> record) {
        String key = record.key();
        if (key != null && !Holdable.name(key)) {
            throw new UnreadableEventException("the key has a NUL or more than " + Holdable.MAX_NAME + " characters");
        }
        return key;
    }

    public static String required(Headers headers, String name) {
        String value = optional(headers, name);
        if (value == null || value.isBlank()) {
            throw new UnreadableEventException("header " + name + " is missing");
        }
        if (!Holdable.name(value)) {
            throw new UnreadableEventException(
                    "header " + name + " has a NUL or more than " + Holdable.MAX_NAME + " characters");
        }
        return value;
    }

    public static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
