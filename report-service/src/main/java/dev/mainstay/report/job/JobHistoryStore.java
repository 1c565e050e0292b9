package dev.mainstay.report.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads the table {@code job_history}. */
@ApplicationScoped
class JobHistoryStore implements PanacheRepositoryBase<JobHistoryEntity, JobHistoryEntity.Key> {

    List<JobChangeView> ofJob(UUID jobId) {
        return find("jobId", Sort.by("sequence"), jobId)
                .project(JobChangeView.class)
                .list();
    }
}
