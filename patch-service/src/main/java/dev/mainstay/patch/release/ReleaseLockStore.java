package dev.mainstay.patch.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Lets one release run at a time go on, whichever replica it belongs to. */
@ApplicationScoped
class ReleaseLockStore {

    /** Any number that nothing else in this database locks: "release" in ASCII. */
    private static final long KEY = 0x72656C65617365L;

    private final EntityManager entityManager;

    ReleaseLockStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Waits for its turn and holds it until the transaction ends; what is read afterwards is what the last run left. */
    void acquire() {
        entityManager
                .createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
                .setParameter(1, KEY)
                .getSingleResult();
    }
}
