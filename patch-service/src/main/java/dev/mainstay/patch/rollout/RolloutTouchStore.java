package dev.mainstay.patch.rollout;

import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code rollout_touched}. */
@ApplicationScoped
class RolloutTouchStore {

    private final EntityManager entityManager;

    RolloutTouchStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void add(RolloutId id) {
        entityManager
                .createNativeQuery("insert into rollout_touched (rollout_id) values (?1)")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    /** The touched rollouts, held until the transaction ends; those somebody else holds are left out. */
    List<Rollout> lockTouched() {
        List<?> bodies = entityManager.createNativeQuery("""
                        select r.body from rollout r
                         where exists (select 1 from rollout_touched t where t.rollout_id = r.rollout_id)
                         order by r.rollout_id
                           for update of r skip locked
                        """, String.class).getResultList();
        return bodies.stream()
                .map(body -> StoredJson.read((String) body, Rollout.class))
                .toList();
    }

    void remove(Collection<RolloutId> ids) {
        if (!ids.isEmpty()) {
            entityManager
                    .createNativeQuery("delete from rollout_touched where rollout_id = any(?1)")
                    .setParameter(1, ids.stream().map(RolloutId::value).toArray(UUID[]::new))
                    .executeUpdate();
        }
    }
}
