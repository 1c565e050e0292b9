package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.persistence.EntityManager;

/** Sample. */
@Breaks("FEW_POSITIONAL_PARAMETERS")
class ManyParametersStore {
    void all(EntityManager entities) {
        entities.createQuery("from Job where a = ?1 and b = ?2 and c = ?3 and d = ?4")
                .getResultList();
    }
}
