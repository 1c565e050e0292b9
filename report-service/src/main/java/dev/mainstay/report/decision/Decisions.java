package dev.mainstay.report.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.Scope.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads decisions. */
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
    public List<DecisionSnapshot> list(boolean standingOnly, int limit) {
        return store.list(standingOnly, limit).stream().map(Decisions::snapshot).toList();
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
