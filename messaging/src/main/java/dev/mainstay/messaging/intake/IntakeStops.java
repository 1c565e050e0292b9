package dev.mainstay.messaging.intake;

import dev.mainstay.messaging.parked.IntakeStoppedException;
import dev.mainstay.messaging.parked.Permit;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which groups' intakes have stopped, and why. They wait for a {@link Permit}; a restart of the service tries again. */
@Singleton
public class IntakeStops {
    private static final Logger LOG = Logger.getLogger(IntakeStops.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void stop(String group, IntakeStoppedException reason) {
        if (reasons.put(group, String.valueOf(reason.getMessage())) == null) {
            LOG.error(reason.getMessage());
        }
    }

    void goOn(String group) {
        if (reasons.remove(group) != null) {
            LOG.warnf("The intake of group %s goes on", group);
        }
    }

    public Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
