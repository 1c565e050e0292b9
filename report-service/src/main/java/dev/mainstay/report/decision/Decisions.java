package dev.mainstay.report.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about decisions, answered from the reporting store. */
@ApplicationScoped
public class Decisions {
    private static final ObjectReader SNAPSHOT = EventJson.mapper().readerFor(DecisionSnapshot.class);

    private final DecisionStore store;

    Decisions(DecisionStore store) {
        this.store = store;
    }

    /**
     * Decisions, last changed first.
     *
     * @param standingOnly whether to leave out those that are retracted or have lapsed
     */
    @Transactional
    public Page<DecisionSnapshot> list(boolean standingOnly, @Nullable Cursor after, int limit) {
        return Page.of(
                store.list(standingOnly, after, limit + 1), limit, listed -> snapshot(listed.item()), Placed::place);
    }

    /** The decisions that stand and hold for a host, last changed first. */
    @Transactional
    public List<DecisionSnapshot> of(Place host) {
        return store.perhapsOf(host.hostId()).stream()
                .map(Decisions::snapshot)
                .filter(decision -> decision.scope().holdsFor(host))
                .toList();
    }

    private static DecisionSnapshot snapshot(String json) {
        try {
            return SNAPSHOT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored decision cannot be read, though its projection could read it", e);
        }
    }
}
