package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.outbox.OutboxRow;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a parked record on {@code <topic>.<group>.dlq}: as it came, with headers that say why. What is too large to
 * publish is left out of the copy, which then says so; the parked table has all of it.
 */
final class DeadLetter {
    private static final int MAX_HEADERS = 64 * 1024;
    private static final int MAX_REASON = 1000;

    private DeadLetter() {}

    /** @param permit that let it pass; null where none did */
    static OutboxRow of(
            String group,
            ConsumerRecord<String, byte[]> record,
            RuntimeException reason,
            Instant now,
            long maxData,
            @Nullable Permit permit) {
        Headers headers = new RecordHeaders();
        boolean headersFit = size(record.headers()) <= MAX_HEADERS;
        boolean dataFits = record.value().length <= maxData;
        if (headersFit) {
            record.headers().forEach(headers::add);
        }
        add(headers, "reason", shortened(String.valueOf(reason.getMessage())));
        add(headers, "exception", reason.getClass().getName());
        add(headers, "topic", record.topic());
        add(headers, "partition", Integer.toString(record.partition()));
        add(headers, "offset", Long.toString(record.offset()));
        add(headers, "time", now.toString());
        if (permit != null) {
            add(headers, "permit-by", permit.by() == null ? "" : permit.by());
            add(headers, "permit-at", permit.at().toString());
            add(headers, "permit-reason", permit.reason());
        }
        if (!headersFit || !dataFits) {
            add(headers, "omitted", headersFit ? "data" : dataFits ? "headers" : "headers,data");
        }
        return new OutboxRow(
                record.topic() + "." + group + ".dlq",
                record.key(),
                UUID.randomUUID().toString(),
                "dead-letter",
                now,
                headers,
                dataFits ? record.value() : new byte[0]);
    }

    private static void add(Headers headers, String name, String value) {
        CloudEventCodec.add(headers, "dead-letter-" + name, value);
    }

    private static String shortened(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private static int size(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
