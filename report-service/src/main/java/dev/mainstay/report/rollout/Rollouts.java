package dev.mainstay.report.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.RolloutSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads rollouts. */
@ApplicationScoped
public class Rollouts {
    private static final ObjectReader SNAPSHOT = EventJson.mapper().readerFor(RolloutSnapshot.class);

    private final RolloutStore store;

    Rollouts(RolloutStore store) {
        this.store = store;
    }

    /**
     * Rollouts, last changed first.
     *
     * @param openOnly whether to leave out those that have ended
     */
    @Transactional
    public List<RolloutSnapshot> list(boolean openOnly, int limit) {
        return store.list(openOnly, limit).stream().map(Rollouts::snapshot).toList();
    }

    private static RolloutSnapshot snapshot(String json) {
        try {
            return SNAPSHOT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored rollout cannot be read, though its projection could read it", e);
        }
    }
}
