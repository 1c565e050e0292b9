package dev.mainstay.report.job;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions about jobs, answered from the reporting store. */
@ApplicationScoped
public class JobQueries {
    private final JobReadStore jobs;
    private final JobHistoryStore history;

    JobQueries(JobReadStore jobs, JobHistoryStore history) {
        this.jobs = jobs;
        this.history = history;
    }

    /** The jobs that are on a host now, or were lost there, oldest first. */
    @Transactional
    public List<JobSnapshot> running(int limit) {
        return jobs.running(limit);
    }

    /** The jobs that have not begun, with what holds each, longest waiting first. */
    @Transactional
    public List<WaitingJobView> waiting(int limit) {
        return jobs.waiting(limit);
    }

    /** How many jobs have not begun. */
    @Transactional
    public long waiting() {
        return jobs.waiting();
    }

    /** The newest version of a job. */
    @Transactional
    public Optional<JobSnapshot> snapshot(UUID jobId) {
        return jobs.job(jobId);
    }

    @Transactional
    Optional<JobView> job(UUID jobId) {
        return jobs.job(jobId).map(job -> new JobView(job, history.ofJob(jobId)));
    }

    @Transactional
    Page<JobSnapshot> list(JobFilter filter, int limit) {
        return Page.of(jobs.list(filter, limit + 1), limit, Placed::item, Placed::place);
    }
}
