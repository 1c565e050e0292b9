package dev.mainstay.messaging.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventCodecTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:00:00.123456Z");

    @Test
    void whatIsWrittenIsRead() {
        ReceivedEvent event = CloudEventCodec.decode(record(headers()));

        assertThat(event)
                .usingRecursiveComparison()
                .isEqualTo(new ReceivedEvent(
                        "letters.v1", 3, 42, "anna", "id-1", "letter.written", "/orders", TIME, new byte[] {'{', '}'}));
    }

    @Test
    void aTimeWithAnOffsetIsRead() {
        Headers headers = headers();
        replace(headers, "ce_time", "2026-11-23T12:00:00.123456+02:00");

        assertThat(CloudEventCodec.decode(record(headers)).time()).isEqualTo(TIME);
    }

    @Test
    void aContentTypeIsOptionalAndMayHaveParameters() {
        Headers headers = headers();
        headers.remove("content-type");
        assertThat(CloudEventCodec.decode(record(headers)).id()).isEqualTo("id-1");

        CloudEventCodec.add(headers, "content-type", "application/json; charset=utf-8");
        assertThat(CloudEventCodec.decode(record(headers)).id()).isEqualTo("id-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"})
    void aMissingOrBlankHeaderIsUnreadable(String name) {
        Headers missing = headers();
        missing.remove(name);
        Headers blank = headers();
        replace(blank, name, " ");

        for (Headers headers : new Headers[] {missing, blank}) {
            assertThatThrownBy(() -> CloudEventCodec.decode(record(headers)))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessage("header " + name + " is missing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, ce_specversion is 0.3",
        "ce_time, yesterday, ce_time is not an RFC 3339 time",
        "ce_time, 2026-11-23T10:00:00, ce_time is not an RFC 3339 time",
        "ce_time, +10000-01-01T00:00:00Z, ce_time is not in the years 1970 to 9999",
        "ce_time, 1969-12-31T23:59:59Z, ce_time is not in the years 1970 to 9999",
        "content-type, text/xml, content-type is text/xml"
    })
    void anInvalidHeaderIsUnreadable(String name, String value, String message) {
        Headers headers = headers();
        replace(headers, name, value);

        assertThatThrownBy(() -> CloudEventCodec.decode(record(headers)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type"})
    void aHeaderThatCannotBeHeldIsUnreadable(String name) {
        for (String value : new String[] {"x\0y", "x".repeat(513)}) {
            Headers headers = headers();
            replace(headers, name, value);

            assertThatThrownBy(() -> CloudEventCodec.decode(record(headers)))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessage("header " + name + " has a NUL or more than 512 characters");
        }
    }

    @Test
    void aKeyThatCannotBeHeldIsUnreadable() {
        assertThatThrownBy(() -> CloudEventCodec.decode(withKey("x\0y", headers())))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("the key has a NUL or more than 512 characters");
    }

    private static Headers headers() {
        return CloudEventCodec.headers("/orders", "id-1", "letter.written", TIME);
    }

    private static void replace(Headers headers, String name, String value) {
        headers.remove(name);
        CloudEventCodec.add(headers, name, value);
    }

    private static ConsumerRecord<String, byte[]> record(Headers headers) {
        return withKey("anna", headers);
    }

    private static ConsumerRecord<String, byte[]> withKey(String key, Headers headers) {
        return new ConsumerRecord<>(
                "letters.v1",
                3,
                42,
                0,
                TimestampType.CREATE_TIME,
                4,
                2,
                key,
                "{}".getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }
}
