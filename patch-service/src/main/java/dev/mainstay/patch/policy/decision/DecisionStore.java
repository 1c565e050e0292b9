package dev.mainstay.patch.policy.decision;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.UnreadableRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code decision}. A row that cannot be read is left out, but where it says so. */
@ApplicationScoped
class DecisionStore implements PanacheRepositoryBase<DecisionEntity, UUID> {

    private final UnreadableRows unreadable;

    DecisionStore(UnreadableRows unreadable) {
        this.unreadable = unreadable;
    }

    /**
     * Rows after a place, the last changed first; empty where one cannot be read.
     *
     * @param standingAt to leave out those that do not stand then
     */
    List<Placed<Optional<Decision>>> page(@Nullable Instant standingAt, @Nullable Cursor after, int most) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (standingAt != null) {
            conditions.add(
                    "state = :standing and cast(sql('coalesce(cast(? ->> ''until'' as timestamptz) > ?, true)', decision, :now) as Boolean) = true");
            parameters.put("standing", DecisionState.STANDING.name());
            parameters.put("now", standingAt);
        }
        if (after != null) {
            conditions.add("(changedAt < :at or changedAt = :at and decisionId > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        return find(String.join(" and ", conditions) + " order by changedAt desc, decisionId", parameters)
                .range(0, most - 1)
                .stream()
                .map(entity -> new Placed<>(Cursor.after(entity.changedAt, entity.decisionId), read(entity)))
                .toList();
    }

    List<Decision> decisions(List<UUID> ids) {
        return list("decisionId in ?1 order by decisionId", ids).stream()
                .flatMap(entity -> read(entity).stream())
                .toList();
    }

    /** Ids of decisions in their order. */
    List<UUID> idsAfter(UUID after, int most) {
        return getEntityManager()
                .createQuery(
                        "select d.decisionId from DecisionEntity d where d.decisionId > ?1 order by d.decisionId",
                        UUID.class)
                .setParameter(1, after)
                .setMaxResults(most)
                .getResultList();
    }

    StandingDecisions standing() {
        List<Decision> decisions = new ArrayList<>();
        Set<DecisionId> left = new HashSet<>();
        list("state", DecisionState.STANDING.name())
                .forEach(entity -> read(entity)
                        .ifPresentOrElse(decisions::add, () -> left.add(new DecisionId(entity.decisionId))));
        return new StandingDecisions(decisions, left);
    }

    Optional<Decision> decision(DecisionId id) {
        return findByIdOptional(id.value()).flatMap(this::read);
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Decision> locked(DecisionId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).flatMap(this::read);
    }

    void save(Decision decision) {
        DecisionEntity entity = findById(decision.decisionId().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new DecisionEntity();
            entity.decisionId = decision.decisionId().value();
        }
        entity.state = decision.state().name();
        entity.changedAt = decision.changedAt();
        entity.decision = decision;
        if (isNew) {
            persist(entity);
        }
    }

    private Optional<Decision> read(DecisionEntity entity) {
        return unreadable.read(UnreadableRows.Table.DECISION, entity.decisionId, entity.decision);
    }
}
