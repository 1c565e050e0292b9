package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    List<Rollout> all() {
        return listAll(Sort.descending("changedAt").and("rolloutId")).stream()
                .map(RolloutStore::read)
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
