package dev.mainstay.messaging.intake;

import dev.mainstay.messaging.Backoff;
import dev.mainstay.messaging.MessagingClock;
import dev.mainstay.messaging.MessagingConfig;
import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.event.Correlation;
import dev.mainstay.messaging.event.EventLog;
import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.event.Versions;
import dev.mainstay.messaging.parked.IntakeStoppedException;
import dev.mainstay.messaging.parked.ParkedRecords;
import dev.mainstay.messaging.parked.Permit;
import dev.mainstay.messaging.signature.Publishers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Way of records to a service's {@link EventTaker}, few or small enough at once for its memory, which deals with what goes
 * wrong, so that a stream neither loses a record nor hangs on one:
 *
 * <ul>
 *   <li>a record that cannot be read, or that its topic's publisher should have signed and did not, is parked, and the stream goes on;
 *   <li>while the database or the network is away the batch waits, nothing is parked and nothing is committed;
 *   <li>if a batch fails for another reason each of its records is tried alone; one that fails three times is parked;
 *   <li>when a group has parked more than 20 records in 10 minutes its intake stops and the service turns unhealthy,
 *       because then the fault is more likely here than in the records. It waits in its place, nothing is committed, and goes
 *       on when an operator lets the bad records pass ({@link Permit}).
 * </ul>
 *
 * <p>Called from a method annotated {@code @Incoming} and {@code @Blocking}, without a transaction. Records without a
 * value only tell the broker to forget a key; they are skipped.
 */
@ApplicationScoped
@Startup // its meters are there before the first record
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final MessagingConfig config;
    private final InPlaceRetry retry;
    private final ParkedRecords parked;
    private final IntakeStops stops;
    private final Publishers publishers;
    private final MessagingClock clock;
    private final Counter records;
    private final Counter parkings;

    public Intake(
            MessagingConfig config,
            InPlaceRetry retry,
            ParkedRecords parked,
            IntakeStops stops,
            Publishers publishers,
            MessagingClock clock,
            MeterRegistry meters) {
        this.config = config;
        this.retry = retry;
        this.parked = parked;
        this.stops = stops;
        this.publishers = publishers;
        this.clock = clock;
        this.records = Counter.builder("intake.records")
                .description("Records taken or parked")
                .register(meters);
        this.parkings =
                Counter.builder("intake.parked").description("Records parked").register(meters);
        Gauge.builder("intake.stopped", stops, each -> each.reasons().size())
                .description("Groups whose intake has stopped and waits for a person")
                .register(meters);
    }

    /**
     * Returns when every record of the batch is taken or parked, however long that is. While the database takes one slice, the
     * next is read.
     *
     * @throws ServiceStoppingException if the service stops meanwhile; the batch's offsets must not be committed
     */
    public void receive(EventTaker taker, ConsumerRecords<String, byte[]> batch) {
        List<ConsumerRecord<String, byte[]>> withValue = new ArrayList<>(batch.count());
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (record.value() != null) {
                withValue.add(record);
            }
        }
        long sliceBytes = config.intake().sliceBytes().asLongValue();
        List<List<ConsumerRecord<String, byte[]>>> slices =
                Slices.of(withValue, record -> record.value().length, sliceBytes);
        // A record larger than a slice waits until the one before it is taken: two of them would need the memory of
        // both.
        new Ahead<List<ConsumerRecord<String, byte[]>>, ReadSlice>(
                        slice -> slice.size() > 1 || slice.getFirst().value().length <= sliceBytes,
                        slice -> read(taker, slice),
                        slice -> take(taker, slice))
                .each(slices);
        records.increment(batch.count());
    }

    private record Delivery(ConsumerRecord<String, byte[]> record, ReceivedEvent event, Correlation correlation) {}

    private record Unreadable(ConsumerRecord<String, byte[]> record, UnreadableEventException reason) {}

    /**
     * A slice that was read.
     *
     * @param taking the transaction that takes what is readable
     */
    private record ReadSlice(List<Unreadable> unreadable, List<Delivery> readable, Runnable taking) {}

    private ReadSlice read(EventTaker taker, List<ConsumerRecord<String, byte[]>> slice) {
        List<Unreadable> unreadable = new ArrayList<>();
        List<Delivery> readable = new ArrayList<>(slice.size());
        for (ConsumerRecord<String, byte[]> record : slice) {
            try {
                publishers.check(record);
                ReceivedEvent event = CloudEventCodec.decode(record);
                Versions.checkTime("ce_time", event.time(), clock.now());
                readable.add(new Delivery(record, event, Correlation.of(record.headers())));
            } catch (UnreadableEventException e) {
                unreadable.add(new Unreadable(record, e));
            }
        }
        return new ReadSlice(unreadable, readable, prepare(taker, readable));
    }

    /** What fails while it is prepared fails again in its turn, where failures are dealt with. */
    private static Runnable prepare(EventTaker taker, List<Delivery> readable) {
        List<ReceivedEvent> events = readable.stream().map(Delivery::event).toList();
        try {
            return taker.prepare(events);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Group %s cannot prepare %d records", taker.group(), events.size());
            return () -> taker.take(events);
        }
    }

    private void take(EventTaker taker, ReadSlice slice) {
        String group = taker.group();
        slice.unreadable()
                .forEach(each -> Correlation.of(each.record().headers())
                        .during(() -> park(group, each.record(), each.reason())));
        if (slice.readable().isEmpty()) {
            return;
        }
        try {
            shared(slice.readable()).during(() -> retry.run(group, slice.taking()));
        } catch (ServiceStoppingException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf(
                    e,
                    "Group %s takes %d records one by one",
                    group,
                    slice.readable().size());
            slice.readable().forEach(each -> each.correlation().during(() -> takeAlone(taker, group, each)));
            return;
        }
        Instant now = clock.now();
        slice.readable().forEach(each -> EventLog.taken(each.correlation(), group, each.event(), now));
    }

    private static Correlation shared(List<Delivery> deliveries) {
        return Correlation.shared(deliveries.stream().map(Delivery::correlation).toList());
    }

    private void takeAlone(EventTaker taker, String group, Delivery delivery) {
        Backoff backoff = retry.backoff();
        for (int tries = 1; ; tries++) {
            try {
                retry.run(group, () -> taker.take(List.of(delivery.event())));
                EventLog.taken(delivery.correlation(), group, delivery.event(), clock.now());
                return;
            } catch (ServiceStoppingException e) {
                throw e;
            } catch (RuntimeException e) {
                if (e instanceof UnreadableEventException
                        || tries >= config.intake().tries()) {
                    park(group, delivery.record(), e);
                    return;
                }
                retry.pause(backoff.next());
            }
        }
    }

    private void park(String group, ConsumerRecord<String, byte[]> record, RuntimeException reason) {
        Backoff backoff = retry.backoff();
        while (!parks(group, record, reason)) {
            retry.rest(backoff.next());
        }
        stops.goOn(group);
        parkings.increment();
        LOG.errorf(
                reason,
                "Group %s parked %s-%d@%d: %s",
                group,
                record.topic(),
                record.partition(),
                record.offset(),
                reason.getMessage());
    }

    private boolean parks(String group, ConsumerRecord<String, byte[]> record, RuntimeException reason) {
        try {
            retry.run(group, () -> parked.park(group, record, reason));
            return true;
        } catch (IntakeStoppedException e) {
            stops.stop(group, e);
            return false;
        }
    }
}
