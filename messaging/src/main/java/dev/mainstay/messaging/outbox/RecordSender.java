package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.signature.EventSignature;
import dev.mainstay.messaging.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Sender of rows with one producer, which waits for every acknowledgement. After a failure the producer is thrown away: what it
 * still has in its buffers must not reach the broker after the rows are sent anew.
 */
public final class RecordSender implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> connect;
    private final String source;
    private final Optional<SigningKey> key;
    private final Duration timeout;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param key with which events are signed; empty where they are not
     * @param timeout how long to wait for the acknowledgements of one call
     */
    public RecordSender(
            Supplier<Producer<byte[], byte[]>> connect, String source, Optional<SigningKey> key, Duration timeout) {
        this.connect = connect;
        this.source = source;
        this.key = key;
        this.timeout = timeout;
    }

    /**
     * Sends the rows in their order.
     *
     * @throws SendFailedException if one of them is not acknowledged; some of the others may have been
     */
    public void sendAll(List<OutboxRow> rows) {
        if (producer == null) {
            producer = connect.get();
        }
        try {
            sendAll(producer, rows);
        } catch (ExecutionException e) {
            close();
            throw new SendFailedException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException | InterruptException e) {
            close();
            Thread.currentThread().interrupt();
            throw new SendFailedException(e);
        } catch (TimeoutException | RuntimeException e) {
            close();
            throw new SendFailedException(e);
        }
    }

    private void sendAll(Producer<byte[], byte[]> producer, List<OutboxRow> rows)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(rows.size());
        for (ProducerRecord<byte[], byte[]> record : records(rows)) {
            Future<RecordMetadata> acknowledgement = producer.send(record);
            if (acknowledgement.isDone()) {
                acknowledgement.get(); // refused at once: the next one must not overtake it
            }
            acknowledgements.add(acknowledgement);
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<OutboxRow> rows) {
        List<Headers> headers = headers(rows);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            byte @Nullable [] recordKey = row.key() == null ? null : row.key().getBytes(StandardCharsets.UTF_8);
            records.add(new ProducerRecord<>(row.topic(), null, recordKey, row.data(), headers.get(i)));
        }
        return records;
    }

    /** The events among the rows are signed together; a dead letter is somebody else's and stays as it came. */
    private List<Headers> headers(List<OutboxRow> rows) {
        List<Headers> all = new ArrayList<>(rows.size());
        List<EventSignature.Unsigned> events = new ArrayList<>();
        for (OutboxRow row : rows) {
            Headers headers = row.headers();
            if (headers == null) {
                headers = CloudEventCodec.headers(source, row.eventId(), row.type(), row.time());
                row.correlation().addTo(headers);
                byte[] data = row.data() == null ? new byte[0] : row.data();
                events.add(new EventSignature.Unsigned(row.topic(), row.key(), headers, data));
            }
            all.add(headers);
        }
        key.ifPresent(signing -> EventSignature.sign(signing, events));
        return all;
    }

    /** Closes the producer without sending what it still holds. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
