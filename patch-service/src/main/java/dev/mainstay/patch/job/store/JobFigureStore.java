package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.JobStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code job}, counted: open jobs and those in doubt, which have indexes of their own; ended ones pile up. */
@ApplicationScoped
class JobFigureStore implements PanacheRepositoryBase<JobEntity, UUID> {

    /**
     * Open jobs that stand alike.
     *
     * @param holdCode what keeps them from being released; null where nothing does
     */
    record Alike(JobStatus status, @Nullable String holdCode, long jobs) {}

    List<Alike> open() {
        return getEntityManager()
                .createQuery(
                        "select j.status, j.holdCode, count(j) from JobEntity j where j.status in ?1"
                                + " group by j.status, j.holdCode",
                        Tuple.class)
                .setParameter(1, JobStatus.OPEN)
                .getResultList()
                .stream()
                .map(row -> new Alike(row.get(0, JobStatus.class), row.get(1, String.class), row.get(2, Long.class)))
                .toList();
    }

    /** Failed jobs whose hosts nothing has proven well since. */
    long unresolved() {
        return count("unresolved = true");
    }
}
