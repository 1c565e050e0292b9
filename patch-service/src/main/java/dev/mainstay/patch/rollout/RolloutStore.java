package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code rollout}. */
@ApplicationScoped
class RolloutStore implements PanacheRepositoryBase<RolloutEntity, UUID> {

    Optional<Rollout> rollout(RolloutId id) {
        return findByIdOptional(id.value()).map(RolloutStore::read);
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Rollout> locked(RolloutId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(entity -> {
            getEntityManager().refresh(entity);
            return read(entity);
        });
    }

    List<Rollout> rollouts(List<UUID> ids) {
        return list("rolloutId in ?1 order by rolloutId", ids).stream()
                .map(RolloutStore::read)
                .toList();
    }

    /** Ids of rollouts in their order. */
    List<UUID> idsAfter(UUID after, int most) {
        return getEntityManager()
                .createQuery(
                        "select r.rolloutId from RolloutEntity r where r.rolloutId > ?1 order by r.rolloutId",
                        UUID.class)
                .setParameter(1, after)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Rollouts after a place, the last changed first.
     *
     * @param openOnly whether to leave out those that have ended
     */
    List<Placed<Rollout>> page(boolean openOnly, @Nullable Cursor after, int most) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (openOnly) {
            conditions.add("state <> :ended");
            parameters.put("ended", RolloutState.ENDED.name());
        }
        if (after != null) {
            conditions.add("(changedAt < :at or changedAt = :at and rolloutId > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        return find(String.join(" and ", conditions) + " order by changedAt desc, rolloutId", parameters)
                .range(0, most - 1)
                .stream()
                .map(entity -> new Placed<>(Cursor.after(entity.changedAt, entity.rolloutId), read(entity)))
                .toList();
    }

    List<Rollout> active() {
        return list("state", Sort.by("rolloutId"), RolloutState.ACTIVE.name()).stream()
                .map(RolloutStore::read)
                .toList();
    }

    void save(Rollout rollout) {
        RolloutEntity entity = findById(rollout.rolloutId().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new RolloutEntity();
            entity.rolloutId = rollout.rolloutId().value();
        }
        entity.state = rollout.state().name();
        entity.changedAt = rollout.changedAt();
        entity.body = StoredJson.write(rollout);
        if (isNew) {
            persist(entity);
        }
        flush(); // jobs refer to it and are written beside Hibernate
    }

    private static Rollout read(RolloutEntity entity) {
        return StoredJson.read(entity.body, Rollout.class);
    }
}
