package dev.mainstay.patch.job.timeout;

import dev.mainstay.patch.JobId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code presence}, of one row. */
@ApplicationScoped
class PresenceStore {

    private final EntityManager entityManager;

    PresenceStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** When a replica was last there; held until the transaction ends. */
    Instant held() {
        return (Instant) entityManager
                .createNativeQuery("select seen_at from presence for update", Instant.class)
                .getSingleResult();
    }

    /** Never back: replicas whose clocks differ would find absences in turn. */
    void seen(Instant now) {
        entityManager
                .createNativeQuery("update presence set seen_at = greatest(seen_at, ?1)")
                .setParameter(1, now)
                .executeUpdate();
    }

    /** The jobs of which something has to be heard in time. */
    List<JobId> awaited() {
        List<?> ids = entityManager.createNativeQuery("""
                        select job_id from job
                         where lease_expires_at is not null or status = 'VERIFYING'
                         order by job_id
                        """, UUID.class).getResultList();
        return ids.stream().map(id -> new JobId((UUID) id)).toList();
    }
}
