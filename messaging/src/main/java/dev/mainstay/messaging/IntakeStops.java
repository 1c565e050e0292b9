package dev.mainstay.messaging;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which groups' intakes have stopped, and why. A restart of the service starts them again. */
@Singleton
class IntakeStops {
    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void stop(String group, IntakeStoppedException reason) {
        reasons.put(group, String.valueOf(reason.getMessage()));
    }

    void check(String group) {
        @Nullable String reason = reasons.get(group);
        if (reason != null) {
            throw new IntakeStoppedException(reason);
        }
    }

    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
