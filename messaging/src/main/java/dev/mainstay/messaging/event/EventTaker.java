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
}
