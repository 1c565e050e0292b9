package dev.mainstay.report.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Questions about rollouts, answered from the reporting store. */
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
    public Page<RolloutSnapshot> list(boolean openOnly, @Nullable Cursor after, int limit) {
        return Page.of(store.list(openOnly, after, limit + 1), limit, listed -> snapshot(listed.item()), Placed::place);
    }

    private static RolloutSnapshot snapshot(String json) {
        try {
            return SNAPSHOT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored rollout cannot be read, though its projection could read it", e);
        }
    }
}
