package dev.mainstay.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * Sends rows with one producer and waits for every acknowledgement. After a failure the producer is thrown away: what it
 * still has in its buffers must not reach the broker after the rows are sent anew.
 */
final class RecordSender implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> connect;
    private final String source;
    private final Duration timeout;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param timeout how long to wait for the acknowledgements of one call */
    RecordSender(Supplier<Producer<byte[], byte[]>> connect, String source, Duration timeout) {
        this.connect = connect;
        this.source = source;
        this.timeout = timeout;
    }

    /**
     * Sends the rows in their order.
     *
     * @throws SendFailedException if one of them is not acknowledged; some of the others may have been
     */
    void sendAll(List<OutboxRow> rows) {
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
        for (OutboxRow row : rows) {
            Future<RecordMetadata> acknowledgement = producer.send(record(row));
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

    private ProducerRecord<byte[], byte[]> record(OutboxRow row) {
        byte @Nullable [] key = row.key() == null ? null : row.key().getBytes(StandardCharsets.UTF_8);
        Headers headers = row.headers() != null
                ? row.headers()
                : CloudEventCodec.headers(source, row.eventId(), row.type(), row.time());
        return new ProducerRecord<>(row.topic(), null, key, row.data(), headers);
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
