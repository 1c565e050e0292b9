package dev.mainstay.scanner.estate;

import dev.mainstay.events.EventType;
import dev.mainstay.messaging.NewEvent;

/** The events about hosts: each carries the whole host. */
final class HostEvents {

    private HostEvents() {}

    static NewEvent event(Host before, Host after) {
        EventType type = after.eventAfter(before);
        return new NewEvent(type.topic().topicName(), after.id().toString(), type.wireName(), after.snapshot());
    }
}
