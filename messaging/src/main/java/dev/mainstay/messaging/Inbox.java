package dev.mainstay.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

@ApplicationScoped
public class Inbox {
    public boolean firstTime(String group, String eventId) {
        return firstTimes(group, Set.of(eventId)).contains(eventId);
    }

    public Set<String> firstTimes(String group, Collection<String> eventIds) {
        throw new UnsupportedOperationException("follows");
    }
}
