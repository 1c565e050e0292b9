package dev.mainstay.scanner.host;

import dev.mainstay.events.EventType;
import dev.mainstay.messaging.event.NewEvent;

/** The events about hosts: each carries the whole host. */
final class HostEvents {

    private HostEvents() {}

    /** The host as it stands, and no change of it. */
    static NewEvent again(Host host) {
        EventType type = host.active() ? EventType.HOST_CHANGED : EventType.HOST_RETIRED;
        return new NewEvent(type.topic().topicName(), host.id().toString(), type.wireName(), host.snapshot());
    }

    static NewEvent event(Host before, Host after) {
        EventType type = after.eventAfter(before);
        return new NewEvent(type.topic().topicName(), after.id().toString(), type.wireName(), after.snapshot());
    }
}
