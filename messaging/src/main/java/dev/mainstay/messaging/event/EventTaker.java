package dev.mainstay.messaging.event;

import java.util.List;

/**
 * One consumer group's way into the service. Implemented by a service's {@code …Consumer} bean; {@link #take} calls the
 * one service method that opens the transaction. It may be called again with the same events after a failure, so the
 * effect must be idempotent: by the sequence of the snapshot.
 */
public interface EventTaker {

    /** The Kafka consumer group, unique within the service. */
    String group();

    /**
     * Takes the events in the order of their partitions, in one transaction: all or none.
     *
     * @throws UnreadableEventException if one of them can never be understood
     */
    void take(List<ReceivedEvent> events);

    /**
     * Does of {@link #take} what needs no database: reads the events. Called on any thread, without a transaction, while those
     * before them are being taken; without an effect, as what it returns is perhaps never run.
     *
     * @return takes them as {@link #take} does, whenever it is run and also after a run that failed
     * @throws RuntimeException then they are given to {@link #take}
     */
    default Runnable prepare(List<ReceivedEvent> events) {
        return () -> take(events);
    }
}
