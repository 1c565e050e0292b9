package dev.mainstay.report.job;

import dev.mainstay.events.JobSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads jobs. */
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
    JobPageView list(JobFilter filter, int limit) {
        List<JobReadStore.Listed> listed = jobs.list(filter, limit + 1);
        List<JobReadStore.Listed> page = listed.subList(0, Math.min(limit, listed.size()));
        String next = listed.size() > limit ? page.getLast().place().text() : null;
        return new JobPageView(page.stream().map(JobReadStore.Listed::job).toList(), next);
    }
}
