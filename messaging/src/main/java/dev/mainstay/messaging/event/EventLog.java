package dev.mainstay.messaging.event;

import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The lines of a service's log that tell of each event by which a request goes on: that it was stored to be sent, and that it was
 * taken. One correlation id finds them in the logs of all services. The level of this class's category switches them
 * ({@code mainstay.log.events}).
 */
public final class EventLog {
    private static final Logger LOG = Logger.getLogger(EventLog.class);

    /** Who rebuilds a projection reads the events of months; nobody follows those requests, and lines would be half of the work. */
    private static final Duration FOLLOWED = Duration.ofDays(1);

    private EventLog() {}

    /** An event is stored with what it tells of, and will be sent. */
    public static void stored(Correlation correlation, String topic, String type, String eventId) {
        if (correlation.id() != null && LOG.isInfoEnabled()) {
            correlation.during(() -> LOG.infof("Stored %s %s for %s", type, eventId, topic));
        }
    }

    /** The group has taken the event. */
    public static void taken(Correlation correlation, String group, ReceivedEvent event, Instant now) {
        if (correlation.id() != null && LOG.isInfoEnabled() && event.time().isAfter(now.minus(FOLLOWED))) {
            correlation.during(() -> LOG.infof("Group %s took %s", group, event));
        }
    }
}
