package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.MessagingClock;
import dev.mainstay.messaging.MessagingConfig;
import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.HeaderJson;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.event.Versions;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.messaging.signature.Publishers;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/** Records that cannot be taken, parked, and taken again when somebody asks for it. */
@ApplicationScoped
public class ParkedRecords {
    private final ParkedStore store;
    private final PermitStore permits;
    private final Outbox outbox;
    private final Instance<EventTaker> takers;
    private final Publishers publishers;
    private final MessagingConfig config;
    private final MessagingClock clock;
    private final Trail trail;

    ParkedRecords(
            ParkedStore store,
            PermitStore permits,
            Outbox outbox,
            @Any Instance<EventTaker> takers,
            Publishers publishers,
            MessagingConfig config,
            MessagingClock clock,
            Trail trail) {
        this.store = store;
        this.permits = permits;
        this.outbox = outbox;
        this.takers = takers;
        this.publishers = publishers;
        this.config = config;
        this.clock = clock;
        this.trail = trail;
    }

    /**
     * Stores the record and appends its copy for the dead letter topic, both or neither. A record parked before stays as
     * it is, and stops nothing.
     *
     * @throws IntakeStoppedException if the group has parked too many of late, and nobody lets it park more; then this one is
     *     not parked
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void park(String group, ConsumerRecord<String, byte[]> record, RuntimeException reason) {
        if (store.has(group, record)) {
            return;
        }
        Instant now = clock.now();
        MessagingConfig.Intake limits = config.intake();
        Optional<Permit> permit = permits.use(group, now);
        if (permit.isEmpty() && store.countSince(group, now.minus(limits.parkedWindow())) >= limits.maxParked()) {
            throw new IntakeStoppedException(
                    "Group %s stopped at %s-%d@%d: more than %d records would be parked within %s. Last reason: %s"
                            .formatted(
                                    group,
                                    record.topic(),
                                    record.partition(),
                                    record.offset(),
                                    limits.maxParked(),
                                    limits.parkedWindow(),
                                    reason.getMessage()));
        }
        store.add(group, record, reason, now, permit.orElse(null));
        outbox.appendRow(DeadLetter.of(
                group, record, reason, now, config.outbox().maxEventSize().asLongValue(), permit.orElse(null)));
    }

    @Transactional
    public List<ParkedRecord> list(long after, int limit) {
        return store.list(after, limit);
    }

    @Transactional
    Optional<ParkedRecord> find(long id) {
        return store.find(id);
    }

    /** What became of a replay. */
    enum Replay {
        TAKEN,
        UNKNOWN,
        TAKEN_BEFORE,
        NO_TAKER
    }

    /**
     * Brings the record to its group again and marks it, in one transaction with the effect. It is as it came, signature and
     * all: what nobody signed is not believed the second time either.
     *
     * @throws RuntimeException what the taker throws; then the record stays parked
     */
    @Transactional(TxType.REQUIRES_NEW)
    Replay replay(long id) {
        Optional<ParkedRecord> found = store.lock(id);
        if (found.isEmpty()) {
            return Replay.UNKNOWN;
        }
        ParkedRecord record = found.get();
        if (record.replayedAt() != null) {
            return Replay.TAKEN_BEFORE;
        }
        Optional<EventTaker> taker = takers.stream()
                .filter(candidate -> candidate.group().equals(record.group()))
                .findFirst();
        if (taker.isEmpty()) {
            return Replay.NO_TAKER;
        }
        ConsumerRecord<String, byte[]> again = asConsumed(record);
        if (!record.beforeSignatures()) {
            publishers.check(again);
        }
        ReceivedEvent event = CloudEventCodec.decode(again);
        Versions.checkTime("ce_time", event.time(), clock.now());
        taker.get().take(List.of(event));
        store.markReplayed(id, clock.now());
        trail.leave(
                "parked-record",
                Long.toString(id),
                ParkedView.summary(record),
                store.find(id).map(ParkedView::summary).orElse(null),
                null);
        return Replay.TAKEN;
    }

    private static ConsumerRecord<String, byte[]> asConsumed(ParkedRecord record) {
        Headers headers = HeaderJson.read(record.headers());
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                record.data().length,
                record.key(),
                record.data(),
                headers,
                Optional.empty());
    }
}
