package dev.mainstay.patch.policy.decision;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.DecisionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code decision}. */
@ApplicationScoped
class DecisionStore implements PanacheRepositoryBase<DecisionEntity, UUID> {

    /**
     * Decisions after a place, the last changed first.
     *
     * @param standingAt to leave out those that do not stand then
     */
    List<Placed<Decision>> page(@Nullable Instant standingAt, @Nullable Cursor after, int most) {
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
                .map(entity -> new Placed<>(Cursor.after(entity.changedAt, entity.decisionId), entity.decision))
                .toList();
    }

    List<Decision> decisions(List<UUID> ids) {
        return list("decisionId in ?1 order by decisionId", ids).stream()
                .map(entity -> entity.decision)
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

    List<Decision> standing() {
        return list("state", DecisionState.STANDING.name()).stream()
                .map(entity -> entity.decision)
                .toList();
    }

    Optional<Decision> decision(DecisionId id) {
        return findByIdOptional(id.value()).map(entity -> entity.decision);
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Decision> locked(DecisionId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(entity -> entity.decision);
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
}
