package dev.mainstay.messaging.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.messaging.MessagingClock;
import dev.mainstay.messaging.MessagingConfig;
import dev.mainstay.messaging.event.Correlation;
import dev.mainstay.messaging.event.EventLog;
import dev.mainstay.messaging.event.EventTooLargeException;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.event.OutgoingData;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Events to publish, stored in the caller's transaction: if it rolls back nobody hears of them, if it commits everybody
 * does. A crash between sending and removing gives a duplicate with the same CloudEvents id, never a loss.
 *
 * <p><b>Order.</b> Events of one key leave in the order of their appending only if their transactions come one after
 * the other. So lock what the key stands for (its row, {@code for update} or by version) before appending, as a change
 * of its state does anyway. Events of different keys have no order.
 */
@ApplicationScoped
public class Outbox {
    /** As the broker demands it; a name that it refuses would block everything behind it. */
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private static final Object STORED = new Object();

    private final Sql sql;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper mapper;
    private final MessagingConfig config;
    private final MessagingClock clock;
    private final RelayThread relay;

    Outbox(
            Sql sql,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper mapper,
            MessagingConfig config,
            MessagingClock clock,
            RelayThread relay) {
        this.sql = sql;
        this.transactions = transactions;
        this.mapper = mapper;
        this.config = config;
        this.clock = clock;
        this.relay = relay;
    }

    /**
     * Appends one event.
     *
     * @throws IllegalStateException without a transaction
     * @throws EventTooLargeException if the data is larger than the event may be
     * @throws IllegalArgumentException if no consumer could hold the key or a text of the data
     */
    public void append(NewEvent event) {
        appendAll(List.of(event));
    }

    /**
     * Appends events in their order, with one statement.
     *
     * @throws IllegalStateException without a transaction
     * @throws EventTooLargeException if one of them is too large; then none is appended
     */
    public void appendAll(List<NewEvent> events) {
        requireTransaction();
        Instant now = clock.now();
        Correlation correlation = Correlation.current();
        appendRows(
                now, events.stream().map(event -> row(event, now, correlation)).toList());
    }

    /** Appends a record that is not an event of this service: a dead letter. */
    public void appendRow(OutboxRow row) {
        requireTransaction();
        appendRows(row.time(), List.of(row));
    }

    private void appendRows(Instant time, List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        for (OutboxRow row : rows) {
            if (!TOPIC.matcher(row.topic()).matches()) {
                throw new IllegalArgumentException("Not a topic name: " + row.topic());
            }
        }
        OutboxTable.append(sql, time, rows);
        afterCommit(rows);
    }

    private OutboxRow row(NewEvent event, Instant time, Correlation correlation) {
        byte[] data = bytes(event);
        Integer own = event.maxBytes();
        long limit = own == null ? config.outbox().maxEventSize().asLongValue() : own;
        if (data.length > limit) {
            throw new EventTooLargeException(event.topic(), event.key(), data.length, Math.toIntExact(limit));
        }
        OutgoingData.check(event, data);
        return new OutboxRow(
                event.topic(), event.key(), UUID.randomUUID().toString(), event.type(), time, null, data, correlation);
    }

    private byte[] bytes(NewEvent event) {
        if (event.data() instanceof byte[] bytes) {
            return bytes;
        }
        try {
            return mapper.writeValueAsBytes(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The data of a " + event.type() + " event cannot be written as JSON", e);
        }
    }

    private void requireTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "Events are appended in the transaction of the change that they report, and none is active");
        }
    }

    private void afterCommit(List<OutboxRow> rows) {
        if (transactions.getResource(STORED) instanceof Stored before) {
            before.add(rows);
            return;
        }
        Stored stored = new Stored(new ArrayList<>());
        stored.add(rows);
        transactions.putResource(STORED, stored);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                    stored.events().forEach(Event::tell);
                }
            }
        });
    }

    /** What the transaction stored, to be told when it has committed; without the data, which may be large. */
    private record Stored(List<Event> events) {
        void add(List<OutboxRow> rows) {
            rows.stream()
                    .filter(row -> row.correlation().id() != null)
                    .map(row -> new Event(row.correlation(), row.topic(), row.type(), row.eventId()))
                    .forEach(events::add);
        }
    }

    private record Event(Correlation correlation, String topic, String type, String eventId) {
        void tell() {
            EventLog.stored(correlation, topic, type, eventId);
        }
    }
}
