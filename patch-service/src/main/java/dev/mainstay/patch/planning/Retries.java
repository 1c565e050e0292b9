package dev.mainstay.patch.planning;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobOrder;
import dev.mainstay.patch.job.JobQueries;
import dev.mainstay.patch.job.Jobs;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People's second attempts: what is approved and missing now, ordered again although it failed before. */
@ApplicationScoped
@Transactional
public class Retries {

    private final Jobs jobs;
    private final JobQueries queries;
    private final Rollouts rollouts;
    private final Orders orders;

    Retries(Jobs jobs, JobQueries queries, Rollouts rollouts, Orders orders) {
        this.jobs = jobs;
        this.queries = queries;
        this.rollouts = rollouts;
        this.orders = orders;
    }

    /** What becomes of the wish. */
    sealed interface Answer {
        record Planned(Job job) implements Answer {}

        record UnknownJob() implements Answer {}

        record NotEnded() implements Answer {}

        record RolloutNotActive() implements Answer {}

        record HostHasOpenJob() implements Answer {}

        record NothingToInstall() implements Answer {}
    }

    Answer retry(JobId jobId) {
        Optional<Job> known = queries.find(jobId);
        if (known.isEmpty()) {
            return new Answer.UnknownJob();
        }
        if (!known.get().status().ended()) {
            return new Answer.NotEnded();
        }
        HostId host = known.get().order().hostId();
        Optional<Rollout> rollout =
                rollouts.find(known.get().order().rolloutId()).filter(Rollout::active);
        if (rollout.isEmpty()) {
            return new Answer.RolloutNotActive();
        }
        List<JobOrder> again = orders.forHosts(Set.of(host), rollout.get(), Orders.Barred.ORDERED);
        if (again.isEmpty()) {
            return new Answer.NothingToInstall();
        }
        return jobs.plan(again).stream()
                .findFirst()
                .<Answer>map(Answer.Planned::new)
                .orElseGet(Answer.HostHasOpenJob::new);
    }
}
