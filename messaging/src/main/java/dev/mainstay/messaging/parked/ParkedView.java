package dev.mainstay.messaging.parked;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.messaging.event.HeaderJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parked record as the administration shows it.
 *
 * @param letPass whose act let it pass an intake that had stopped; absent for others
 * @param headers in order, each with {@code name} and {@code text} or {@code base64}; only for a single record
 * @param data the value as UTF-8 text; only for a single record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ParkedView(
        long id,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String reason,
        String exceptionClass,
        Instant parkedAt,
        @Nullable Instant replayedAt,
        ParkedRecord.@Nullable LetPass letPass,
        @Nullable JsonNode headers,
        @Nullable String data) {

    static ParkedView summary(ParkedRecord record) {
        return of(record, null, null);
    }

    static ParkedView whole(ParkedRecord record) {
        return of(record, HeaderJson.tree(record.headers()), new String(record.data(), StandardCharsets.UTF_8));
    }

    private static ParkedView of(ParkedRecord record, @Nullable JsonNode headers, @Nullable String data) {
        return new ParkedView(
                record.id(),
                record.group(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.reason(),
                record.exceptionClass(),
                record.parkedAt(),
                record.replayedAt(),
                record.letPass(),
                headers,
                data);
    }
}
