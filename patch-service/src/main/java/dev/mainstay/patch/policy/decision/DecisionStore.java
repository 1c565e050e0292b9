package dev.mainstay.patch.policy.decision;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code decision}. */
@ApplicationScoped
class DecisionStore implements PanacheRepositoryBase<DecisionEntity, UUID> {

    private static final long MAKING = 0x6465_6369_6465L;

    List<Decision> all() {
        return listAll(Sort.descending("changedAt").and("decisionId")).stream()
                .map(DecisionStore::read)
                .toList();
    }

    List<Decision> decisions(List<UUID> ids) {
        return list("decisionId in ?1 order by decisionId", ids).stream()
                .map(DecisionStore::read)
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
                .map(DecisionStore::read)
                .toList();
    }

    /** Lets one decision be made at a time until the transaction ends, so that none is made twice. */
    void lockMaking() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(?1)", Object.class)
                .setParameter(1, MAKING)
                .getSingleResult();
    }

    Optional<Decision> decision(DecisionId id) {
        return findByIdOptional(id.value()).map(DecisionStore::read);
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Decision> locked(DecisionId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(DecisionStore::read);
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
        entity.body = StoredJson.write(decision);
        if (isNew) {
            persist(entity);
        }
    }

    private static Decision read(DecisionEntity entity) {
        return StoredJson.read(entity.body, Decision.class);
    }
}
